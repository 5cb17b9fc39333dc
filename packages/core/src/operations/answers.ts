import * as v from 'valibot'
import { unusableAnswer } from '../clerk-errors.ts'

/** Clerk's answer, or a refusal where it is not what Clerk documents: a proxy's HTML page with status 200, for one. */
export function expectAnswer<Schema extends v.GenericSchema<unknown, unknown>>(
  schema: Schema,
  answer: unknown,
  call: string,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, answer)
  if (result.success) return result.output
  throw unusableAnswer(`${call}: ${result.issues[0].message}`)
}

export const deletedObject = v.object({ deleted: v.literal(true) })
