import type { OutputSchema } from '../operation/operation.ts'

export interface Success {
  readonly success: true
}

/** Whatever Clerk's answer was: it is done. Written by hand, so that a bundle with `deleteSelf` alone has no schema library. */
export const success: OutputSchema<Success> = {
  '~standard': { validate: () => ({ value: { success: true } }) },
}
