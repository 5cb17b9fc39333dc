/** The path of a request, not decoded. A Request has a well-formed URL, so there is nothing to parse. */
export function pathnameOf({ url }: Pick<Request, 'url'>): string {
  const start = url.indexOf('/', url.indexOf('://') + 3)
  if (start === -1) return '/'
  for (let end = start; end < url.length; end++) if (url[end] === '?' || url[end] === '#') return url.slice(start, end)
  return url.slice(start)
}

/** Splits a path into segments. A slash at either end is ignored. */
export const segmentsOf = (path: string): readonly string[] => path.split('/').filter(Boolean)

/** Returns the part of a path below a mount with this number of segments, which may be parameters. */
export function pathBelow(path: string, mountSegments: number): string {
  let start = 0
  for (let count = 0; count < mountSegments; count++) {
    start = path.indexOf('/', start + 1)
    if (start === -1) return '/'
  }
  return path.slice(start)
}

/**
 * The value of a framework's catch-all parameter as a path: `['users', 'user_1']` or `'users/user_1'`. Routers unescape
 * it and resolve dots, so it counts only where the address really ends with it; else the path is `''`, which is no route.
 * @param pathname of the request, not decoded
 */
export function catchAllPath(found: string | readonly string[] | undefined, pathname: string): string {
  const path = `/${typeof found === 'string' ? found : (found?.join('/') ?? '')}`
  const exact = pathname.endsWith('/') && !path.endsWith('/') ? `${path}/` : path
  return pathname.endsWith(exact) ? exact : pathname.endsWith(path) ? path : ''
}
