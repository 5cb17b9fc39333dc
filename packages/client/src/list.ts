import type { AccountPromise } from './error.ts'
import type { CallOptions, ClientOptions } from './options.ts'
import { query } from './parts.ts'
import { request } from './request.ts'

/** One page of a list. */
export interface Page<Item> {
  readonly data: readonly Item[]
  readonly totalCount: number
}

/** A promise of one page, to be awaited, or iterated over the items of this and all later pages. */
export interface AccountPages<Item, Code extends string>
  extends AccountPromise<Page<Item>, Code>,
    AsyncIterable<Item> {}

export function list(
  path: string,
  input: { readonly offset?: number | undefined } = {},
  options?: ClientOptions & CallOptions,
): Promise<never> & AsyncIterable<never> {
  const pageFrom = (from?: object): Promise<Page<never>> => request('GET', path + query({ ...input, ...from }), options)
  const first = pageFrom()
  // The caller's type says of what.
  return Object.assign(first as Promise<never>, {
    // If items are removed between two pages, later ones move up, and one may be missed.
    async *[Symbol.asyncIterator](): AsyncGenerator<never, void> {
      let { offset = 0 } = input
      for (let page = first; ; page = pageFrom({ offset })) {
        const { data, totalCount } = await page
        yield* data
        offset += data.length
        if (!data.length || offset >= totalCount) return
      }
    },
  })
}
