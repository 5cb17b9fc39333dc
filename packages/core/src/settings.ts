import { isObject } from './is-object.ts'
import type { AccountRoutesOptions } from './options.ts'
import { isReverificationLevel } from './reverification.ts'

const defaults = {
  reverification: 'auto',
  impersonation: 'deny',
  trustedOrigins: [],
  timeoutMs: 10_000,
} as const satisfies AccountRoutesOptions

/** Options with their defaults, checked. */
export type Settings = AccountRoutesOptions & Required<Pick<AccountRoutesOptions, keyof typeof defaults>>

/** A wrong option stops the app at start, in words that say how to mend it. */
export class OptionError extends TypeError {
  override readonly name = 'OptionError'
  constructor(option: string, problem: string) {
    super(`account-routes: the option \`${option}\` ${problem}.`)
  }
}

type Check = readonly [isRight: (value: unknown) => boolean, expected: string]

const isFunction = (value: unknown) => typeof value === 'function'
const aPath = [
  (value: unknown) => typeof value === 'string' && /^\/(?![/\\])[^\\\s]*$/.test(value),
  "a path of this app, such as '/sign-in'",
] as const
const aListOfFields = [Array.isArray, "a list of fields, such as ['firstName', 'lastName']"] as const

const checks: { readonly [Option in keyof Required<AccountRoutesOptions>]: Check } = {
  authorize: [isFunction, "a function, such as hasRole('admin')"],
  limiter: [isFunction, 'a function, such as ({ principal }) => allows(principal)'],
  onEvent: [isFunction, 'a function, such as console.log'],
  operations: [isObject, "a list or record of operations, such as ['deleteSelf'] or { updateSelf: false }"],
  reverification: [
    (value) => value === 'auto' || value === false || isReverificationLevel(value),
    "'auto', false, 'strict_mfa', 'strict', 'moderate', 'lax' or { level, afterMinutes }",
  ],
  impersonation: [(value) => value === 'deny' || value === 'allow', "'deny' or 'allow'"],
  trustedOrigins: [
    (value) => Array.isArray(value) && value.every(isOrigin),
    "a list of origins with a scheme and without a path, such as ['https://a.example']",
  ],
  signInUrl: aPath,
  redirectTo: aPath,
  selfFields: aListOfFields,
  adminFields: aListOfFields,
  timeoutMs: [(value) => typeof value === 'number' && value > 0 && value < 2 ** 31, 'milliseconds, such as 10_000'],
}

function isOrigin(value: unknown): boolean {
  try {
    return /^https?:/.test(value as string) && new URL(value as string).origin === value
  } catch {
    return false
  }
}

/** For an option that what is mounted cannot do without. */
export const missing = (option: keyof typeof checks, why: string): OptionError =>
  new OptionError(option, `is missing, because ${why}. It must be ${checks[option][1]}`)

/** Checks the options of an app and adds the defaults. The caller's object is left as it is. */
export function settingsFrom(options: AccountRoutesOptions = {}): Settings {
  const settings: Record<string, unknown> = { ...defaults }
  for (const [option, value] of Object.entries(options)) {
    if (!Object.hasOwn(checks, option))
      throw new OptionError(option, `does not exist. Those that do: ${Object.keys(checks).join(', ')}`)
    const [isRight, expected] = checks[option as keyof typeof checks]
    // Given as undefined is not given.
    if (value === undefined) continue
    if (!isRight(value)) throw new OptionError(option, `must be ${expected}`)
    settings[option] = value
  }
  // The defaults have all that is required, and what replaces one was checked.
  return settings as unknown as Settings
}
