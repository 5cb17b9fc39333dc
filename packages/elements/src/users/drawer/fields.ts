import type { Metadata } from '../../account-client.ts'
import { parseObject } from './patch.ts'

/** One key of the metadata as a form shows it. */
export interface Field {
  readonly id: number
  readonly key: string
  readonly kind: 'text' | 'number' | 'checkbox' | 'json'
  readonly text: string
  readonly isNew?: true
}

let last = 0

export const newField = (): Field => ({ id: ++last, key: '', kind: 'text', text: '', isNew: true })

const kinds: Readonly<Record<string, Field['kind']>> = { string: 'text', number: 'number', boolean: 'checkbox' }

export const fieldsOf = (metadata: Metadata): readonly Field[] =>
  Object.entries(metadata).map(([key, value]) => {
    const kind = kinds[typeof value] ?? 'json'
    return { id: ++last, key, kind, text: kind === 'json' ? JSON.stringify(value) : String(value) }
  })

/** The object that the fields stand for; the id of the first field that stands for nothing. */
export function metadataOf(fields: readonly Field[]): { readonly value: Metadata } | { readonly wrong: number } {
  const entries: [string, unknown][] = []
  for (const { id, key, kind, text } of fields) {
    if (!key || entries.some(([name]) => name === key)) return { wrong: id }
    const value = parseValue(kind, text)
    if (value === undefined) return { wrong: id }
    entries.push([key, value])
  }
  return { value: Object.fromEntries(entries) }
}

function parseValue(kind: Field['kind'], text: string): unknown {
  if (kind === 'text') return text
  if (kind === 'checkbox') return text === 'true'
  if (kind === 'number') return text.trim() && Number.isFinite(Number(text)) ? Number(text) : undefined
  const parsed = parseObject(`{"value":${text}}`)
  return 'value' in parsed ? parsed.value.value : undefined
}
