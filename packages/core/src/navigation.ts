import type { Header, Reply } from './reply.ts'
import type { RequestView } from './request-view.ts'

/** True where a browser will show the answer as a page: a link that was followed or a form that was sent. */
export function isNavigation(request: RequestView): boolean {
  const mode = request.header('sec-fetch-mode')
  return mode === undefined ? (request.header('accept') ?? '').includes('text/html') : mode === 'navigate'
}

export const seeOther = (location: string, headers: readonly Header[] = []): Reply => ({
  status: 303,
  headers: [...headers, ['Location', location]],
})

/**
 * The way to the sign-in page and back. The way back is the path and query of this request, encoded once: neither its
 * Host header nor a `redirect_url` of its own has a say in it.
 */
export function toSignIn(signInUrl: string, request: RequestView): Reply {
  // '//host' and '/\host' would leave the app.
  const back = `/${request.url.replace(/^[/\\]+/, '')}`
  return seeOther(`${signInUrl}${signInUrl.includes('?') ? '&' : '?'}redirect_url=${encodeURIComponent(back)}`)
}
