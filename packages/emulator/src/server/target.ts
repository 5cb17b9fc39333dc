/** What a request asks for, as it was sent: the path, and the query without its `?`. */
export interface Target {
  readonly path: string
  readonly query: string
}

/** Takes a request's address apart. Parsing it as a URL costs more than most answers, and several layers ask. */
export function targetOf(url: string): Target {
  // All else in the address of a server's request is written as a URL parser would write it.
  if (/[#']/.test(url)) {
    const { pathname, search } = new URL(url)
    return { path: pathname, query: search.slice(1) }
  }
  const start = url.indexOf('/', url.indexOf('//') + 2)
  const mark = url.indexOf('?', start)
  return mark < 0 ? { path: url.slice(start), query: '' } : { path: url.slice(start, mark), query: url.slice(mark + 1) }
}
