import { isObject } from '../http/is-object.ts'
import { isOrigin } from '../http/origin.ts'
import type { Options } from './options.ts'
import { isReverificationLevel } from './reverification.ts'

const defaults = {
  selfDeletion: 'clerk',
  reverification: 'auto',
  impersonation: 'deny',
  trustedOrigins: [],
  timeoutMs: 10_000,
  uploads: 32_000_000,
} as const satisfies Options

/** Checked options with their defaults. */
export type Settings = Options & Required<Pick<Options, keyof typeof defaults>>

/** Thrown when the app starts. The message says how to fix the option. */
export class OptionError extends TypeError {
  override readonly name = 'OptionError'
  constructor(option: string, problem: string) {
    super(`account-routes: the option \`${option}\` ${problem}.`)
  }
}

type Check = readonly [isValid: (value: unknown) => boolean, expected: string]

const isFunction = (value: unknown) => typeof value === 'function'
/** Printable ASCII only, because it becomes a Location header; no fragment, because a query may be appended. */
const aPath = [
  (value: unknown) => typeof value === 'string' && /^\/(?![/\\])[!-~]*$/.test(value) && !/[\\#]/.test(value),
  "a path of this app, such as '/sign-in', percent-encoded and without a fragment",
] as const
const aListOfFields = [Array.isArray, "a list of fields, such as ['firstName', 'lastName']"] as const

const checks: { readonly [Option in keyof Required<Options>]: Check } = {
  authorize: [isFunction, "a function, such as hasRole('admin')"],
  limiter: [isFunction, 'a function, such as ({ principal }) => allows(principal)'],
  onEvent: [isFunction, 'a function, such as console.log'],
  operations: [isObject, "a list or record of operations, such as ['deleteSelf'] or { updateSelf: false }"],
  selfDeletion: [
    (value) => value === 'clerk' || value === 'always' || isFunction(value),
    "'clerk', 'always' or a function, such as () => true",
  ],
  deletion: [(value) => isFunction((value as { sweep?: unknown } | null)?.sweep), 'made by defineDeletion()'],
  reverification: [
    (value) => value === 'auto' || value === false || isReverificationLevel(value),
    "'auto', false, 'strict_mfa', 'strict', 'moderate', 'lax' or { level, afterMinutes }",
  ],
  impersonation: [(value) => value === 'deny' || value === 'allow', "'deny' or 'allow'"],
  trustedOrigins: [
    (value) => Array.isArray(value) && value.every(isOrigin),
    "a list of origins with a scheme and without a path or wildcard, such as ['https://a.example']",
  ],
  signInUrl: aPath,
  redirectTo: aPath,
  selfFields: aListOfFields,
  adminFields: aListOfFields,
  timeoutMs: [(value) => typeof value === 'number' && value > 0 && value < 2 ** 31, 'milliseconds, such as 10_000'],
  openapi: [(value) => typeof value === 'boolean', 'true or false'],
  uploads: [(value) => Number.isSafeInteger(value) && (value as number) >= 1, 'bytes, such as 32_000_000'],
}

/** @throws OptionError unless it is a plan, or absent */
export function assertPlanOption(value: unknown): void {
  const [isValid, expected] = checks.deletion
  if (value !== undefined && !isValid(value)) throw new OptionError('deletion', `must be ${expected}`)
}

/** For an option that a mounted operation requires. */
export const missing = (option: keyof typeof checks, why: string): OptionError =>
  new OptionError(option, `is required, because ${why}. It must be ${checks[option][1]}`)

/**
 * Checks an app's options and adds the defaults. The caller's object stays unchanged.
 * @throws OptionError
 */
export function settingsFrom(options: Options = {}): Settings {
  assertOptions(options)
  const settings: Record<string, unknown> = { ...defaults }
  for (const [option, value] of Object.entries(options)) {
    if (!Object.hasOwn(checks, option))
      throw new OptionError(option, `is unknown. Known options: ${Object.keys(checks).join(', ')}`)
    const [isValid, expected] = checks[option as keyof typeof checks]
    // `undefined` counts as not set.
    if (value === undefined) continue
    if (!isValid(value)) throw new OptionError(option, `must be ${expected}`)
    settings[option] = value
  }
  // The defaults cover everything that is required, and replacements were checked.
  return settings as unknown as Settings
}

/** JavaScript can mount the factory instead of its result; the framework would then pass a request as options. */
function assertOptions(options: unknown): void {
  if (!isObject(options) || 'headers' in options || 'method' in options)
    throw new TypeError(
      'account-routes: call accountRoutes() and mount its result: app.use(accountRoutes()), not app.use(accountRoutes).',
    )
}
