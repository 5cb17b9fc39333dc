import type { AuthorizeContext } from './options.ts'

/**
 * Allows callers whose public metadata has this role: `authorize: hasRole('admin')`. It reads the `metadata` claim that
 * Clerk's guide on role based access control adds to the session token.
 */
export const hasRole =
  (role: string) =>
  ({ auth }: AuthorizeContext): boolean =>
    (auth.sessionClaims as { metadata?: { role?: unknown } } | null | undefined)?.metadata?.role === role

/** Allows callers whose active organization gives them this permission: `authorize: hasPermission('org:users:manage')`. */
export const hasPermission =
  (permission: string) =>
  ({ auth }: AuthorizeContext): boolean =>
    auth.has?.({ permission }) === true
