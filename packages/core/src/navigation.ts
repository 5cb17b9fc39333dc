import { pathOnOwnHost } from './origin.ts'
import type { Header, Reply } from './reply.ts'
import { isSafe, type RequestView } from './request-view.ts'

/** True where a browser will show the answer as a page: a link that was followed or a form that was sent. */
export function isNavigation(request: RequestView): boolean {
  const mode = request.header('sec-fetch-mode')
  return request.navigation ?? (mode ? mode === 'navigate' : /text\/html/.test(request.header('accept') ?? ''))
}

export const seeOther = (location: string, headers: readonly Header[] = []): Reply => ({
  status: 303,
  headers: [...headers, ['Location', location]],
})

/**
 * The way to the sign-in page and back. The way back is a path and query of this app, encoded once: neither a Host
 * header nor a `redirect_url` of the request's own has a say in it.
 */
export function toSignIn(signInUrl: string, request: RequestView): Reply {
  // '//host' and '/\host' would leave the app.
  const back = `/${wayBack(request).replace(/^[/\\]+/, '')}`
  return seeOther(`${signInUrl}${signInUrl.includes('?') ? '&' : '?'}redirect_url=${encodeURIComponent(back)}`)
}

/** A form's address answers no GET, and a framework's own client shows another address than it asks: back to the page. */
function wayBack(request: RequestView): string {
  if (isSafe(request.method) && request.navigation === undefined) return request.url
  return pathOnOwnHost(request.header('referer') ?? '', request) || request.url
}
