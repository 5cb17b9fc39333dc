import * as v from 'valibot'
import { isObject } from '../is-object.ts'
import type { JsonObject } from '../reply.ts'

/** Any JSON object. What is in it was parsed from JSON before, by this library or by Clerk's SDK. */
export const jsonObject: v.GenericSchema<unknown, JsonObject> = v.custom<JsonObject>(
  (value) => isObject(value) && !Array.isArray(value),
  'Expected an object.',
)
