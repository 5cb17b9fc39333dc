import type { RefusalCode } from '../http/refusal.ts'
import { refusalsOf } from '../operation/derived.ts'
import type { Input } from '../operation/input.ts'
import type { Operation, OutputSchema } from '../operation/operation.ts'
import type { Settings } from '../options/settings.ts'

/** An operation with everything settled that depends on the options. */
export type MountedOperation = Omit<Operation, 'input' | 'output'> & {
  readonly input: Input<unknown, unknown> | undefined
  /** By status. */
  readonly outputs: Readonly<Record<number, OutputSchema<unknown>>>
  readonly codes: ReadonlySet<RefusalCode>
}

export function mounted({ input, output, ...row }: Operation, settings: Settings): MountedOperation {
  const outputs = '~standard' in output ? { [row.status ?? 200]: output } : output
  return {
    ...row,
    input: input?.within?.(settings) ?? input,
    outputs,
    codes: refusalsOf({ ...row, ...(input && { input }) }),
  }
}
