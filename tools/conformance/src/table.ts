import { type Operation, operations as table } from '@account-routes/core'

export type OperationId = (typeof table)[number]['id']

export type Row = Operation & { readonly id: OperationId }

const rows: readonly Row[] = table
const needsPlan = ({ option }: Row): boolean => option === 'deletion'

/** The table with nothing but its interface: the checks know no operation by name. Without those that need a plan. */
export const operations: readonly Row[] = rows.filter((row) => !needsPlan(row))

/** The operations that are mounted where a plan for deletions is. */
export const planned: readonly Row[] = rows.filter(needsPlan)
