import * as v from 'valibot'

/** A whole number in a query. */
export const integer = (min: number, max: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,15}$/, 'Expected a whole number.'),
    v.transform(Number),
    v.minValue(min),
    v.maxValue(max),
  )

export const paging = {
  limit: v.exactOptional(integer(1, 500)),
  offset: v.exactOptional(integer(0, Number.MAX_SAFE_INTEGER)),
}

export const page = <Item extends v.GenericSchema<unknown, unknown>>(item: Item) =>
  v.object({ data: v.array(item), totalCount: v.number() })
