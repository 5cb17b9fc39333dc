/** The target of a request as sent: its path, and its query without the `?`. */
export interface Target {
  readonly path: string
  readonly query: string
}

/** Splits the address of a request. Several layers need it, and parsing a URL costs more than most responses. */
export function targetOf(url: string): Target {
  // Everything else is normalized already in the address of a server request.
  if (/[#']/.test(url)) {
    const { pathname, search } = new URL(url)
    return { path: pathname, query: search.slice(1) }
  }
  const first = url.indexOf('/', url.indexOf('//') + 2)
  // clerk-js puts a slash between the proxy URL and a path at the root, which begins with one.
  const start = url.startsWith('//api_keys', first) ? first + 1 : first
  const mark = url.indexOf('?', start)
  return mark < 0 ? { path: url.slice(start), query: '' } : { path: url.slice(start, mark), query: url.slice(mark + 1) }
}
