import { type AccountRoutesOptions, hasPermission, hasRole } from '@account-routes/core'
import { readEnvironment } from './environment.ts'

export { welcome } from './data.ts'
export { type PlanRule, plan, planUnder } from './plan.ts'

/**
 * The options that `ACCOUNT_ROUTES_OPTIONS` holds as JSON, such as `{ "timeoutMs": 500 }`. An example spreads them over
 * its own, so that one build runs under other rules too; `null` takes an option away. A `limiter` is written as the
 * operations that it refuses, with the seconds after which to try again; `authorize` as the permission that it asks for,
 * and a role that will do as well, or as the input fields that it allows. Operations in `hangs` never get an answer.
 * `deletion` is the rule of the `plan`.
 */
export function optionsFromEnvironment(json?: string): Partial<AccountRoutesOptions> {
  const { deletion: _, ...options } = readEnvironment(json)
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name,
      Object.hasOwn(readers, name) ? readers[name as keyof typeof readers](value as never) : (value ?? undefined),
    ]),
  )
}

const readers = { limiter: limiterOf, authorize: authorizeOf }

type PermissionRule = { readonly permission: string; readonly role?: string }
type FieldRule = { readonly fields: readonly string[]; readonly hangs?: readonly string[] }

function authorizeOf(rule: PermissionRule | FieldRule | null): Authorize | undefined {
  if (rule === null) return undefined
  if ('fields' in rule) return allowFields(rule)
  const isPermitted = hasPermission(rule.permission)
  if (rule.role === undefined) return isPermitted
  const isInRole = hasRole(rule.role)
  return async (context) => (await isInRole(context)) || (await isPermitted(context))
}

type Authorize = NonNullable<AccountRoutesOptions['authorize']>

const allowFields =
  ({ fields, hangs = [] }: FieldRule): Authorize =>
  ({ operation, input }) =>
    hangs.includes(operation) ? never : Object.keys(input ?? {}).every((name) => fields.includes(name))

const never = new Promise<never>(() => {})

type LimiterRule = Readonly<Record<string, number | { readonly hangs: true }>>

function limiterOf(rules: LimiterRule | null): AccountRoutesOptions['limiter'] {
  if (rules === null) return undefined
  return ({ operation }) => {
    const rule = rules[operation]
    if (typeof rule === 'object') return never
    return rule === undefined || { retryAfter: rule }
  }
}
