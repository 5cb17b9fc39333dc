import { isSafe } from './method.ts'
import { pathOnOwnHost } from './origin.ts'
import type { Header, Reply } from './reply.ts'
import type { RequestView } from './request-view.ts'

/** True if a browser will show the answer as a page: a followed link or a submitted form. */
export function isNavigation(request: RequestView): boolean {
  const mode = request.header('sec-fetch-mode')
  return request.navigation ?? (mode ? mode === 'navigate' : (request.header('accept') ?? '').includes('text/html'))
}

/** A redirect to a path of the app, which may live below a base path and be written with it. */
export const seeOther = ({ basePath = '' }: RequestView, path: string, headers: readonly Header[] = []): Reply => ({
  status: 303,
  headers: [...headers, ['Location', path.startsWith(`${basePath}/`) ? path : basePath + path]],
})

/**
 * The way to the sign-in page and back. The way back is a path and query of this app, encoded once: neither a Host
 * header nor the request's own `redirect_url` influences it (OWASP ASVS 5.0, 3.7.2).
 */
export function toSignIn(signInUrl: string, request: RequestView): Reply {
  // '//host' and '/\host' would leave the app.
  const back = `/${wayBack(request).replace(/^[/\\]+/, '')}`
  const separator = signInUrl.includes('?') ? '&' : '?'
  return seeOther(request, `${signInUrl}${separator}redirect_url=${encodeURIComponent(back)}`)
}

/** A form's address answers no GET, and a framework's own client uses a different address: both go back to the page. */
function wayBack(request: RequestView): string {
  const own = `${request.basePath ?? ''}${request.url}`
  if (isSafe(request.method) && request.navigation === undefined) return own
  return pathOnOwnHost(request.header('referer') ?? '', request) || own
}
