import type { RefusalCode } from '../http/refusal.ts'
import { refusalsOf } from '../operation/derived.ts'
import type { Input } from '../operation/input.ts'
import type { Operation } from '../operation/operation.ts'
import type { Settings } from '../options/settings.ts'

/** An operation with everything settled that depends on the options. */
export type MountedOperation = Omit<Operation, 'input'> & {
  readonly input: Input<unknown, unknown> | undefined
  readonly codes: ReadonlySet<RefusalCode>
}

export const mounted = (row: Operation, settings: Settings): MountedOperation => ({
  ...row,
  input: row.input?.within?.(settings) ?? row.input,
  codes: refusalsOf(row),
})
