import { Refusal } from '../http/refusal.ts'

/**
 * The forms of Clerk's ids by the names of path parameters. Clerk's client puts an id into its path unescaped, so
 * `user_x/mfa` would become another call: no slash, dot or percent sign passes.
 */
const patterns = {
  userId: id('user'),
  sessionId: id('sess'),
  // Clerk documents no prefix for these: an identification is `idn_`, an external account `eac_` or `idn_`.
  passkeyId: id('[a-z]{2,8}'),
  walletId: id('[a-z]{2,8}'),
  externalAccountId: id('[a-z]{2,8}'),
  trustedDeviceId: id('[a-z]{2,16}'),
  deletionId: id('del'),
  provider: /^(oauth_)?[a-z][a-z0-9_]{1,60}$/,
} as const

/** Clerk's own are 27 characters of base62; imported and test users have others. */
// @__NO_SIDE_EFFECTS__
function id(prefix: string): RegExp {
  return new RegExp(`^${prefix}_[0-9A-Za-z_]{1,64}$`)
}

/** For parameters of an app's own operations. */
const other = /^[\w-]{1,128}$/

/**
 * The form of the ids that a path parameter of this name takes.
 * @internal
 */
export const idPattern = (name: string): RegExp =>
  Object.hasOwn(patterns, name) ? patterns[name as keyof typeof patterns] : other

/** @throws Refusal `invalid_input` for anything that isn't an id, such as an array, `..` or 10 kB of text */
export function parseId(name: string, value: unknown): string {
  if (typeof value === 'string' && value.length <= 128 && idPattern(name).test(value)) return value
  const message = value === undefined ? 'Missing.' : 'Not an id of this kind.'
  throw new Refusal('invalid_input', { issues: [{ path: [name], code: 'invalid_id', message }] })
}

/** `user_` and up to 64 letters, digits or underscores: what the operations accept as a user id. */
export const userIdPattern: RegExp = patterns.userId
