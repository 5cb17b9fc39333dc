import type { Instance } from '../instance.ts'
import { verifyJwt } from '../keys.ts'
import { appCookies, clientCookie } from '../model/sessions/cookies.ts'
import {
  type ClientRow,
  findClient,
  findClientByDevBrowser,
  findClientBySecret,
  insertClient,
} from '../store/sessions/clients.ts'
import { findSession, isLive } from '../store/sessions/sessions.ts'
import { findUser } from '../store/users/users.ts'
import { frontendError } from './errors.ts'
import type { SignedIn } from './route.ts'

/** The calling browser or native app. */
export interface Visitor {
  known(): ClientRow | undefined
  /** The client by the browser's cookie alone. */
  byCookie(): ClientRow | undefined
  /** Returns the client, and creates it if there is none. */
  client(): ClientRow
  signedIn(): SignedIn
  /** The headers that identify the caller next time. */
  headers(): Headers
}

function cookie(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get('cookie') ?? '').split(/;\s*/)) {
    if (pair.startsWith(`${name}=`)) return pair.slice(name.length + 1)
  }
  return undefined
}

/** A native app has no cookies: it stores the `Authorization` header of a response and sends it back. */
const isNative = (query: URLSearchParams): boolean => query.get('_is_native') === '1'

function sessionClaimsOf(instance: Instance, token: string): Record<string, unknown> | undefined {
  try {
    return verifyJwt(instance.key, token)
  } catch {
    return undefined
  }
}

function findVisitor(instance: Instance, request: Request, query: URLSearchParams): ClientRow | undefined {
  const { db } = instance
  if (isNative(query)) {
    const secret = request.headers.get('authorization')?.replace(/^Bearer /, '')
    return secret ? findClientBySecret(db, secret) : undefined
  }
  if (!instance.production) {
    const token = query.get('__clerk_db_jwt') ?? query.get('__dev_session')
    const client = token ? findClientByDevBrowser(db, token) : undefined
    if (!client) throw frontendError('dev_browser_unauthenticated')
    return client
  }
  const secret = cookie(request, clientCookie(instance))
  return secret ? findClientBySecret(db, secret) : undefined
}

/** The session of the token in a request's `Authorization`. */
function signedInByToken(instance: Instance, request: Request): SignedIn {
  const token = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? ''
  const { sid, exp } = sessionClaimsOf(instance, token) ?? {}
  const session = typeof sid === 'string' ? findSession(instance.db, sid) : undefined
  const user = session && findUser(instance.db, session.user_id)
  const now = instance.now()
  if (!session || !user || !isLive(session, now) || typeof exp !== 'number' || exp * 1000 <= now)
    throw frontendError('authentication_invalid')
  return { session, user }
}

export function visitorOf(
  instance: Instance,
  request: Request,
  query: URLSearchParams,
  options: { readonly anonymous: boolean; readonly byToken: boolean; readonly origin: string },
): Visitor {
  const { db } = instance
  let id = options.anonymous || options.byToken ? undefined : findVisitor(instance, request, query)?.id
  const sentSecret = cookie(request, clientCookie(instance))
  const known = (): ClientRow | undefined => (id === undefined ? undefined : findClient(db, id))
  const client = (): ClientRow => {
    const found = known() ?? insertClient(db, instance.now())
    id = found.id
    return found
  }
  return {
    known,
    byCookie: () => (sentSecret ? findClientBySecret(db, sentSecret) : undefined),
    client,
    signedIn: () => {
      if (options.byToken) return signedInByToken(instance, request)
      const asker = known()
      const sessionId = query.get('_clerk_session_id') ?? asker?.last_active_session_id
      const session = sessionId ? findSession(db, sessionId) : undefined
      const user = session && findUser(db, session.user_id)
      if (!asker || !session || !user || session.client_id !== asker.id || !isLive(session, instance.now()))
        throw frontendError('authentication_invalid')
      return { session, user }
    },
    headers: () => {
      const headers = new Headers()
      const asker = known()
      if (!asker) return headers
      if (isNative(query)) {
        headers.set('authorization', asker.secret)
        return headers
      }
      if (asker.secret !== sentSecret)
        headers.append(
          'set-cookie',
          `${clientCookie(instance)}=${asker.secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=315360000`,
        )
      // A production app on the same host notices sign-ins and sign-outs by this cookie.
      if (instance.production)
        for (const line of clientUpdate(instance, asker, options.origin)) headers.append('set-cookie', line)
      return headers
    },
  }
}

function clientUpdate(instance: Instance, client: ClientRow, origin: string): string[] {
  const row = client.last_active_session_id ? findSession(instance.db, client.last_active_session_id) : undefined
  const session = row && isLive(row, instance.now()) ? row : undefined
  return appCookies(instance, { session, target: new URL(origin) }).filter((line) => line.startsWith('__client_uat'))
}
