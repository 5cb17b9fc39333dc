import * as v from 'valibot'

/** A whole number of a query. */
export const integer = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))

export const paging = {
  limit: v.exactOptional(integer(1, 500)),
  offset: v.exactOptional(integer(0, Number.MAX_SAFE_INTEGER)),
}

/** One page of a list. */
export interface Page<Item> {
  readonly data: readonly Item[]
  readonly totalCount: number
}

export const page = <Item>(item: v.GenericSchema<unknown, Item>): v.GenericSchema<unknown, Page<Item>> =>
  v.object({ data: v.array(item), totalCount: v.number() })
