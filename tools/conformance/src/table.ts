import { type Operation, operations as table } from '@account-routes/core'

export type OperationId = (typeof table)[number]['id']

export type Row = Operation & { readonly id: OperationId }

/** The table with nothing but its interface: the checks know no operation by name. */
export const operations: readonly Row[] = table
