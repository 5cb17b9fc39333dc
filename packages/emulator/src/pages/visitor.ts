import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Instance } from '../instance.ts'
import { signJwt } from '../keys.ts'
import { appCookies, clientCookie } from '../model/sessions/cookies.ts'
import { keepHandshake } from '../model/sessions/handshakes.ts'
import {
  type ClientRow,
  findClientByDevBrowser,
  findClientBySecret,
  insertClient,
  newDevBrowser,
} from '../store/sessions/clients.ts'
import { findSession, isLive, type SessionRow } from '../store/sessions/sessions.ts'

/** The browser of a request and its session. */
export interface Visitor {
  readonly client: ClientRow
  readonly session: SessionRow | undefined
}

const devBrowserParam = '__clerk_db_jwt'

function knownClient(instance: Instance, context: Context, devBrowser: string | undefined): ClientRow | undefined {
  const byToken = devBrowser && !instance.production ? findClientByDevBrowser(instance.db, devBrowser) : undefined
  if (byToken) return byToken
  const secret = getCookie(context, clientCookie(instance))
  return secret ? findClientBySecret(instance.db, secret) : undefined
}

function liveSession(instance: Instance, client: ClientRow): SessionRow | undefined {
  const session = client.last_active_session_id ? findSession(instance.db, client.last_active_session_id) : undefined
  return session && isLive(session, instance.now()) ? session : undefined
}

/** The session of a browser that is known already. */
export function knownSession(
  instance: Instance,
  context: Context,
  devBrowser: string | undefined,
): SessionRow | undefined {
  const client = knownClient(instance, context, devBrowser)
  return client && liveSession(instance, client)
}

/** Identifies the browser by the token from a development app or by the emulator's own cookie. */
export function visitorOf(instance: Instance, context: Context, devBrowser?: string): Visitor {
  const client = knownClient(instance, context, devBrowser) ?? insertClient(instance.db, instance.now())
  return { client, session: liveSession(instance, client) }
}

/** A `redirect_url` that would hand a sign-in to a host that is not allowed. */
export class RedirectRefused extends Error {
  override readonly name = 'RedirectRefused'
}

/** The address to return to: http or https, on an allowed host. Relative addresses stay on the emulator. */
export function targetOf(instance: Instance, redirectUrl: string | undefined): URL {
  const home = new URL('/', instance.url)
  if (!redirectUrl || !URL.canParse(redirectUrl, home)) return home
  const url = new URL(redirectUrl, home)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return home
  if (!instance.hosts.isAllowed(url.hostname))
    throw new RedirectRefused(
      `The emulator does not redirect to the host "${url.hostname}". If this host is your app's, start the emulator with --allowed-host ${url.hostname}, or with allowedHosts in startEmulator().`,
    )
  return url
}

function ownCookie(instance: Instance, client: ClientRow): string {
  return `${clientCookie(instance)}=${client.secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=315360000`
}

function redirect(status: 303 | 307, location: URL, cookies: readonly string[]): Response {
  const response = new Response(null, { status, headers: { location: location.href, 'cache-control': 'no-store' } })
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}

/** Resets the count by which SDKs detect handshake loops: a person who clicks quickly is no loop. */
const forgetRedirects = '__clerk_redirect_count=; Path=/; Max-Age=0'

function withHandshake(instance: Instance, target: URL, directives: readonly string[]): URL {
  const location = new URL(target)
  if (instance.settings.handshake === 'nonce') {
    location.searchParams.set('__clerk_handshake_nonce', keepHandshake(instance, directives))
  } else location.searchParams.set('__clerk_handshake', signJwt(instance.key, { handshake: directives }))
  return location
}

/** Cookies ignore ports, so a production app on the same host gets them directly. */
function goesDirect(instance: Instance, target: URL): boolean {
  return (
    instance.production &&
    instance.settings.handshake === 'direct' &&
    target.hostname === new URL(instance.url).hostname
  )
}

/**
 * Redirects back after a sign-in or sign-out. A development app gets a new browser token in the address, and then asks for
 * a handshake itself. A production app gets its cookies directly if it shares the host, else through the address.
 */
export function sendBack(instance: Instance, visitor: Visitor, target: URL): Response {
  const own = [ownCookie(instance, visitor.client), forgetRedirects]
  if (target.origin === instance.url) return redirect(303, target, own)
  if (!instance.production) {
    const location = new URL(target)
    location.searchParams.set(devBrowserParam, newDevBrowser(instance.db, visitor.client.id, instance.now()))
    return redirect(303, location, own)
  }
  const cookies = appCookies(instance, { session: visitor.session, target })
  return goesDirect(instance, target)
    ? redirect(303, target, [...own, ...cookies])
    : redirect(303, withHandshake(instance, target, cookies), own)
}

/** Answers a handshake with the state of the browser as cookies for the app. */
export function answerHandshake(
  instance: Instance,
  visitor: Visitor,
  target: URL,
  devBrowser: string | undefined,
): Response {
  const own = ownCookie(instance, visitor.client)
  if (goesDirect(instance, target)) {
    return redirect(307, target, [own, ...appCookies(instance, { session: visitor.session, target })])
  }
  const token = instance.production
    ? undefined
    : devBrowser && findClientByDevBrowser(instance.db, devBrowser)
      ? devBrowser
      : newDevBrowser(instance.db, visitor.client.id, instance.now())
  const cookies = appCookies(instance, { session: visitor.session, devBrowser: token, target })
  return redirect(307, withHandshake(instance, target, cookies), [own])
}
