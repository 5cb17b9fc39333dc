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
    super(`account-routes: the option \`${option}\` ${problem}`)
  }
}

const aFunction = (fix: string) => (value: unknown) =>
  typeof value === 'function' ? undefined : `must be a function: ${fix}`

const aPath = (value: unknown) =>
  typeof value === 'string' && /^\/(?![/\\])[^\\\s]*$/.test(value)
    ? undefined
    : "must be a path of this app, such as '/sign-in'. Other sites, '//' and backslashes are not followed."

const aListOfFields = (value: unknown) =>
  Array.isArray(value) && value.every((field) => typeof field === 'string')
    ? undefined
    : "must be a list of field names, such as ['firstName', 'lastName']."

/** What is wrong with a value, by option; nothing where it is right. */
const problems: { readonly [Option in keyof Required<AccountRoutesOptions>]: (value: unknown) => string | undefined } =
  {
    authorize: aFunction("authorize: hasRole('admin'), or one of your own that returns true."),
    limiter: aFunction('limiter: async ({ principal }) => (await yours.check(principal.userId)).ok'),
    onEvent: aFunction('onEvent: (event) => console.log(JSON.stringify(event))'),
    operations: (value) =>
      typeof value === 'object' && value !== null
        ? undefined
        : "must be a list of operation ids, such as ['getSelf', 'deleteSelf'], or a record such as { updateSelf: false }.",
    reverification: (value) =>
      value === 'auto' || value === false || isReverificationLevel(value)
        ? undefined
        : "must be 'auto', false, 'strict_mfa', 'strict', 'moderate', 'lax' or { level, afterMinutes }.",
    impersonation: (value) => (value === 'deny' || value === 'allow' ? undefined : "must be 'deny' or 'allow'."),
    trustedOrigins: (value) =>
      Array.isArray(value) && value.every(isOrigin)
        ? undefined
        : "must be a list of origins: scheme, host and port without a path, such as ['https://admin.example.com'].",
    signInUrl: aPath,
    redirectTo: aPath,
    selfFields: aListOfFields,
    adminFields: aListOfFields,
    timeoutMs: (value) =>
      typeof value === 'number' && value > 0 && value < 2 ** 31
        ? undefined
        : 'must be a number of milliseconds, such as 10_000.',
  }

function isOrigin(value: unknown): boolean {
  if (typeof value !== 'string' || !/^https?:/.test(value)) return false
  try {
    return new URL(value).origin === value
  } catch {
    return false
  }
}

/** Checks the options of an app and adds the defaults. The caller's object is left as it is. */
export function settingsFrom(options: AccountRoutesOptions = {}): Settings {
  for (const [option, value] of Object.entries(options)) {
    if (!Object.hasOwn(problems, option))
      throw new OptionError(option, `does not exist. Those that do: ${Object.keys(problems).join(', ')}.`)
    if (value === undefined) continue
    const problem = problems[option as keyof typeof problems](value)
    if (problem) throw new OptionError(option, problem)
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
