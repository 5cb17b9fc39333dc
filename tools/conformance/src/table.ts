import { type Operation, operations as table } from '@account-routes/core'
import type { OperationId } from './samples.ts'

export type Row = Operation & { readonly id: OperationId }

/** The operations that ask for a session, as their interface: the checks know none by name. The rest need an option. */
export const operations: readonly Row[] = (table as readonly Row[]).filter(({ guard }) => guard.acts !== 'nobody')
