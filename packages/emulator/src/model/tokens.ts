import { newId } from '../ids.ts'
import type { Instance } from '../instance.ts'
import { signJwt } from '../keys.ts'
import type { SessionRow } from '../store/sessions.ts'
import { findUser } from '../store/users.ts'

/** The category that tells a session token from the other tokens of the same key. */
export const sessionTokenCategory = 'cl_B7d4PD111AAA'

const minutesSince = (time: number, now: number): number => Math.floor((now - time) / 60_000)

/** `fva`: minutes since each factor was proven, -1 for one that never was. */
export const factorAges = (session: SessionRow, now: number): [number, number] => [
  minutesSince(session.first_factor_at, now),
  session.second_factor_at === null ? -1 : minutesSince(session.second_factor_at, now),
]

/** What a session token says. `azp` is the origin that it was made for, where a browser asked. */
export const sessionClaims = (
  instance: Instance,
  session: SessionRow,
  options: { readonly azp?: string | undefined; readonly lifetime?: number | undefined } = {},
): Record<string, unknown> => {
  const now = instance.now()
  const seconds = Math.floor(now / 1000)
  const user = findUser(instance.db, session.user_id)
  return {
    ...(options.azp ? { azp: options.azp } : {}),
    exp: seconds + (options.lifetime ?? instance.tokenLifetime),
    fva: factorAges(session, now),
    iat: seconds,
    iss: instance.url,
    jti: newId('ver', now).slice(4),
    // The custom claim that Clerk's guide to roles sets up in the dashboard.
    metadata: user ? (JSON.parse(user.public_metadata) as unknown) : {},
    nbf: seconds - 10,
    sid: session.id,
    sts: session.status === 'pending' ? 'pending' : 'active',
    sub: session.user_id,
    v: 2,
    ...(session.actor ? { act: JSON.parse(session.actor) as unknown } : {}),
  }
}

export const sessionToken = (
  instance: Instance,
  session: SessionRow,
  options?: { readonly azp?: string | undefined; readonly lifetime?: number | undefined },
): string => signJwt(instance.key, sessionClaims(instance, session, options), { cat: sessionTokenCategory })
