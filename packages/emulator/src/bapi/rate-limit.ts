import { ClerkError, errorItem } from '../errors.ts'
import type { Instance } from '../instance.ts'
import type { Route } from './route.ts'

/** Counts requests, and throws when there are too many. */
export type RateLimiter = (route: Route, userId: () => string | undefined) => void

const windowMs = 10_000
const perUser = 10
const changesOneUser = new Set(['UpdateUser', 'UpdateUserMetadata', 'ReplaceUserMetadata'])

/** Clerk's limits if they are enabled: one for all requests, and one for changes to each user. */
export function createRateLimiter(instance: Instance): RateLimiter {
  const counts = new Map<string, number>()
  let window = 0
  let settings = instance.settings

  const count = (key: string, limit: number): void => {
    const seen = (counts.get(key) ?? 0) + 1
    counts.set(key, seen)
    if (seen <= limit) return
    const seconds = Math.ceil((window + windowMs - instance.now()) / 1000)
    throw new ClerkError(429, [errorItem('too_many_requests')], { 'retry-after': String(Math.max(1, seconds)) })
  }

  return (route, userId) => {
    if (!instance.settings.rateLimits || route.operation === 'GetJWKS') return
    // Enabling limits starts the count anew, as a reset does.
    if (settings !== instance.settings || instance.now() >= window + windowMs) {
      settings = instance.settings
      counts.clear()
      window = instance.now()
    }
    count('all', instance.production ? 1000 : 100)
    const changed = changesOneUser.has(route.operation) ? userId() : undefined
    if (changed) count(changed, perUser)
  }
}
