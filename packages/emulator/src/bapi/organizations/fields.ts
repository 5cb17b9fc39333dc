import * as v from 'valibot'
import { fieldError } from '../../errors.ts'
import type { Order } from '../../store/statements.ts'
import { code, maybe, metadata } from '../../validation.ts'

export const metadataFields = { public_metadata: maybe(metadata), private_metadata: maybe(metadata) }

export const metadataBody = v.strictObject({
  public_metadata: v.optional(metadata),
  private_metadata: v.optional(metadata),
})

export const role = v.pipe(v.string(), v.regex(/^org:[a-z0-9_]+$/, code('form_param_value_invalid')))

export const name = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, code('form_param_format_invalid')),
  v.maxLength(256, code('form_param_max_length_exceeded')),
)

export const slug = maybe(
  v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/, code('form_param_format_invalid'))),
)

export const newestFirst: Order = { column: 'created_at', descending: true }

export function orderOf(text: string | undefined, columns: readonly string[]): Order {
  if (!text) return newestFirst
  const column = text.replace(/^[+ -]/, '')
  if (!columns.includes(column)) throw fieldError('form_param_value_invalid', 'order_by')
  return { column, descending: text.startsWith('-') }
}

export const organizationPath = '/organizations/{organization_id}'
