import * as v from 'valibot'
import { isObject } from '../is-object.ts'

/**
 * `v.object` for many fields. V8 turns an object that gets more than a dozen fields by computed names into a dictionary,
 * which is slow to make and slow to write as JSON. Here they are filled into a copy of an object that has them all; where
 * one does not fit, valibot says so itself.
 */
export function wideObject<const Entries extends v.ObjectEntries>(
  entries: Entries,
): v.ObjectSchema<Entries, undefined> {
  const schema = v.object(entries)
  const fields = Object.entries(entries)
  // What the parser of JSON makes is no dictionary.
  const blank = JSON.parse(JSON.stringify(Object.fromEntries(fields.map(([name]) => [name, null]))))
  return Object.assign(v.object(entries), {
    '~run': ((dataset, config) => {
      if (!isObject(dataset.value)) return schema['~run'](dataset, config)
      const input = dataset.value as Readonly<Record<string, unknown>>
      const value = { ...blank }
      for (const [name, field] of fields) {
        const result = field['~run']({ value: input[name] }, config)
        if (result.issues) return schema['~run'](dataset, config)
        value[name] = result.value
      }
      return { value, typed: true }
    }) satisfies (typeof schema)['~run'],
  })
}
