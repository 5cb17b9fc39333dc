import * as v from 'valibot'

/** Told to `authorize` and `onEvent`, and kept nowhere. */
export const reason = { reason: v.exactOptional(v.pipe(v.string(), v.maxLength(500))) }

export const reasonInput = v.strictObject(reason)
export type Reason = v.InferOutput<typeof reasonInput>
