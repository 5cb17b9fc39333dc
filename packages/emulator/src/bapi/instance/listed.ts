import { fieldError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import { listRecords, type RecordFilters, type RecordKind, type RecordRow } from '../../store/records/records.ts'
import type { Order, Page } from '../../store/statements.ts'

const newestFirst: Order = { column: 'created_at', descending: true }

/** Reads `order_by` by the names that an operation knows, each with its column. */
export function recordOrder(text: string | undefined, columns: Readonly<Record<string, string>>): Order {
  if (!text) return newestFirst
  const column = columns[text.replace(/^[+ -]/, '')]
  if (!column) throw fieldError('form_param_value_invalid', 'order_by')
  return { column, descending: text.startsWith('-') }
}

/** Lists records as `{ data, total_count }`. */
export function pageOf<Data>(
  instance: Instance,
  kind: RecordKind,
  query: Page & { readonly filters?: RecordFilters; readonly order?: Order },
  show: (row: RecordRow<Data>) => object,
): { data: object[]; total_count: number } {
  const { rows, total } = listRecords<Data>(
    instance.db,
    kind,
    query.filters ?? {},
    query.order ?? newestFirst,
    query,
    instance.now(),
  )
  return { data: rows.map(show), total_count: total }
}

/** Lists records as an array, or with `paginated` as `{ data, total_count }`: older operations have both. */
export function listed<Data>(
  instance: Instance,
  kind: RecordKind,
  query: Page & { readonly paginated?: boolean | undefined; readonly filters?: RecordFilters; readonly order?: Order },
  show: (row: RecordRow<Data>) => object,
): object {
  const page = pageOf(instance, kind, query, show)
  return query.paginated ? page : page.data
}
