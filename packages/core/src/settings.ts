import type { AccountRoutesOptions, AdminField, SelfField } from './options.ts'
import { isReverificationLevel, type ReverificationLevel } from './reverification.ts'

/** Options with their defaults, checked. */
export interface Settings
  extends Pick<AccountRoutesOptions, 'authorize' | 'operations' | 'signInUrl' | 'redirectTo' | 'limiter' | 'onEvent'> {
  readonly reverification: 'auto' | ReverificationLevel | false
  readonly impersonation: 'deny' | 'allow'
  readonly trustedOrigins: ReadonlySet<string>
  readonly selfFields: ReadonlySet<SelfField>
  readonly adminFields: ReadonlySet<AdminField>
  readonly timeoutMs: number
}

/** A wrong option stops the app at start, in words that say how to mend it. */
export class OptionError extends TypeError {
  override readonly name = 'OptionError'
  constructor(option: string, problem: string) {
    super(`account-routes: the option \`${option}\` ${problem}.`)
  }
}

type Check = readonly [isRight: (value: unknown) => boolean, kind: string, example: string]

const isFunction = (value: unknown) => typeof value === 'function'
const aPath = [
  (value: unknown) => typeof value === 'string' && /^\/(?![/\\])[^\\\s]*$/.test(value),
  'a path of this app',
  "'/sign-in'",
] as const
const aListOfFields = [Array.isArray, 'a list of fields', "['firstName', 'lastName']"] as const

const checks: { readonly [Option in keyof Required<AccountRoutesOptions>]: Check } = {
  authorize: [isFunction, 'a function', "hasRole('admin')"],
  limiter: [isFunction, 'a function', '({ principal }) => allows(principal.userId)'],
  onEvent: [isFunction, 'a function', 'console.log'],
  operations: [
    (value) => typeof value === 'object',
    'a list of operations, or a record',
    "['getSelf', 'deleteSelf'] or { updateSelf: false }",
  ],
  reverification: [
    (value) => value === 'auto' || value === false || isReverificationLevel(value),
    "'auto', false, { level, afterMinutes } or a level of Clerk's",
    "'strict_mfa', 'strict', 'moderate' or 'lax'",
  ],
  impersonation: [(value) => value === 'deny' || value === 'allow', 'a word', "'deny' or 'allow'"],
  trustedOrigins: [
    (value) => Array.isArray(value) && value.every(isOrigin),
    'a list of origins: scheme, host and port without a path',
    "['https://admin.example.com']",
  ],
  signInUrl: aPath,
  redirectTo: aPath,
  selfFields: aListOfFields,
  adminFields: aListOfFields,
  timeoutMs: [
    (value) => typeof value === 'number' && value > 0 && value < 2 ** 31,
    'a number of milliseconds',
    '10_000',
  ],
}

function isOrigin(value: unknown): boolean {
  try {
    return /^https?:/.test(value as string) && new URL(value as string).origin === value
  } catch {
    return false
  }
}

/** Checks the options of an app and adds the defaults. The caller's object is left as it is. */
export function settingsFrom(options: AccountRoutesOptions = {}): Settings {
  for (const [option, value] of Object.entries(options)) {
    if (!Object.hasOwn(checks, option))
      throw new OptionError(option, `does not exist. Those that do: ${Object.keys(checks).join(', ')}`)
    const [isRight, kind, example] = checks[option as keyof typeof checks]
    if (value !== undefined && !isRight(value)) throw new OptionError(option, `must be ${kind}, such as ${example}`)
  }
  return {
    ...options,
    reverification: options.reverification ?? 'auto',
    impersonation: options.impersonation ?? 'deny',
    trustedOrigins: new Set(options.trustedOrigins),
    selfFields: new Set(options.selfFields ?? ['firstName', 'lastName', 'locale', 'username']),
    adminFields: new Set(options.adminFields),
    timeoutMs: options.timeoutMs ?? 10_000,
  }
}
