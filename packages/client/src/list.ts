import { AccountError, type AccountPromise } from './error.ts'
import type { CallOptions, ClientOptions } from './options.ts'
import { query } from './parts.ts'
import { request, unexpected } from './request.ts'

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
    // A later page is as of then: where others remove items meanwhile, the rest moves up and one may be missed.
    async *[Symbol.asyncIterator](): AsyncGenerator<never, void> {
      let { offset = 0 } = input
      let before: string | undefined
      for (let page = first; ; page = pageFrom({ offset })) {
        const { data, totalCount } = await page
        const text = JSON.stringify(data)
        // A server that repeats its pages would never end.
        if (!Array.isArray(data) || (data[0] && text === before)) throw new AccountError(unexpected)
        before = text
        yield* data
        offset += data.length
        if (!data.length || offset >= totalCount) return
      }
    },
  })
}
