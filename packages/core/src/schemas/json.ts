import * as v from 'valibot'
import { isObject } from '../http/is-object.ts'
import type { JsonObject } from '../http/reply.ts'

/** Any JSON object. Its content was parsed from JSON before, by this library or by Clerk's SDK. */
export const jsonObject: v.GenericSchema<JsonObject, JsonObject> = v.custom<JsonObject>(
  (value) => isObject(value) && !Array.isArray(value),
  'Expected an object.',
)
