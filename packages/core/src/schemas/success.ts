import type { OutputSchema } from '../operation/operation.ts'

/** The answer of operations that return nothing else. */
export interface Success {
  readonly success: true
}

/** Ignores Clerk's answer. Written by hand, so that a bundle with `deleteSelf` alone has no schema library. */
export const success: OutputSchema<Success> = {
  '~standard': { validate: () => ({ value: { success: true } }) },
}
