import type { OutputSchema } from '../operation.ts'

/** Whatever Clerk said of it: it is gone. By hand, so that a bundle with `deleteSelf` alone carries no schema library. */
export const success: OutputSchema<{ readonly success: true }> = {
  '~standard': { validate: () => ({ value: { success: true } }) },
}
