import { Refusal } from './refusal.ts'

/**
 * The parameters of the paths and what they must look like. Clerk's client puts an id into its path as it is, so an id
 * that is not one (`user_x/mfa`) would become another call.
 */
const patterns = {
  userId: id('user'),
  sessionId: id('sess'),
  // Clerk names no prefix for these: an identification is `idn_`, an external account `eac_` or `idn_`.
  passkeyId: id('[a-z]{2,8}'),
  walletId: id('[a-z]{2,8}'),
  externalAccountId: id('[a-z]{2,8}'),
  provider: /^(oauth_)?[a-z][a-z0-9_]{1,60}$/,
} as const

// @__NO_SIDE_EFFECTS__
function id(prefix: string): RegExp {
  return new RegExp(`^${prefix}_[0-9A-Za-z]{27}$`)
}

export type PathParameter = keyof typeof patterns

/** Refuses anything but a well-formed id: a missing one, an array, `..`, 10 kB. */
export function parseId(name: PathParameter, value: unknown): string {
  if (typeof value === 'string' && patterns[name].test(value)) return value
  const message = value === undefined ? 'Missing.' : 'Not an id of this kind.'
  throw new Refusal('invalid_input', { issues: [{ path: [name], code: 'invalid_id', message }] })
}

export const isUserId = (value: unknown): value is string => typeof value === 'string' && patterns.userId.test(value)
