import { createHash } from 'node:crypto'
import type { Instance } from '../../instance.ts'
import type { SessionRow } from '../../store/sessions/sessions.ts'
import { sessionToken } from './tokens.ts'

const years = 'Max-Age=315360000'

/** The end of a cookie's second name. SDKs read cookies with and without this hash of the publishable key. */
function cookieSuffix(publishableKey: string): string {
  return createHash('sha1').update(publishableKey).digest('base64url').slice(0, 8)
}

/** The name of the emulator's own cookie. It includes the instance, since cookies are shared by all ports of a host. */
export function clientCookie(instance: Instance): string {
  return `__client_${cookieSuffix(instance.publishableKey)}`
}

function both(instance: Instance, name: string, value: string, attributes: string): string[] {
  return [name, `${name}_${cookieSuffix(instance.publishableKey)}`].map(
    (cookie) => `${cookie}=${value}; Path=/; ${attributes}`,
  )
}

/** The cookies that a handshake sets on the app for the current state of the browser. */
export function appCookies(
  instance: Instance,
  state: { readonly session: SessionRow | undefined; readonly devBrowser?: string | undefined; readonly target: URL },
): string[] {
  const common = state.target.protocol === 'https:' ? 'SameSite=Lax; Secure' : 'SameSite=Lax'
  const { session } = state
  const updatedAt = session ? Math.floor(session.created_at / 1000) : 0
  return [
    ...(state.devBrowser ? both(instance, '__clerk_db_jwt', state.devBrowser, `${common}; ${years}`) : []),
    ...both(instance, '__client_uat', String(updatedAt), `${common}; ${years}`),
    ...(session?.refresh_secret && instance.settings.refreshCookie
      ? both(instance, '__refresh', session.refresh_secret, `${common}; ${years}; HttpOnly`)
      : []),
    ...(session
      ? both(
          instance,
          '__session',
          sessionToken(instance, session, { azp: state.target.origin }),
          `${common}; ${years}`,
        )
      : both(instance, '__session', '', `${common}; Max-Age=0`)),
  ]
}
