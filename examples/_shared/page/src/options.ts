import { type AccountRoutesOptions, hasPermission, hasRole } from '@account-routes/core'
import { examplePlan, type PlanRule } from './plan.ts'

/**
 * The options that `ACCOUNT_ROUTES_OPTIONS` holds as JSON, such as `{ "timeoutMs": 500 }`. An example spreads them over
 * its own, so that one build runs under other rules too; `null` takes an option away. A `limiter` is written as the
 * operations that it refuses, with the seconds after which to try again; `authorize` as the permission that it asks for,
 * and a role that will do as well; `deletion` as the rules of the example's plan.
 */
export function optionsFromEnvironment(json = process.env.ACCOUNT_ROUTES_OPTIONS): Partial<AccountRoutesOptions> {
  if (!json) return {}
  const options: unknown = JSON.parse(json)
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new Error('ACCOUNT_ROUTES_OPTIONS must be a JSON object of options.')
  }
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name,
      Object.hasOwn(readers, name) ? readers[name as keyof typeof readers](value) : (value ?? undefined),
    ]),
  )
}

const readers = {
  limiter: limiterOf,
  authorize: authorizeOf,
  deletion: (rule: PlanRule | null) => (rule === null ? undefined : examplePlan(rule)),
}

function authorizeOf(rule: { readonly permission: string; readonly role?: string } | null) {
  if (rule === null) return undefined
  const isPermitted = hasPermission(rule.permission)
  if (rule.role === undefined) return isPermitted
  const isInRole = hasRole(rule.role)
  return (async (context) => (await isInRole(context)) || (await isPermitted(context))) satisfies Authorize
}

type Authorize = NonNullable<AccountRoutesOptions['authorize']>

function limiterOf(seconds: Readonly<Record<string, number>> | null): AccountRoutesOptions['limiter'] {
  if (seconds === null) return undefined
  return ({ operation }) => {
    const retryAfter = seconds[operation]
    return retryAfter === undefined || { retryAfter }
  }
}
