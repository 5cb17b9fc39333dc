import { createHmac, createPrivateKey, sign } from 'node:crypto'
import { clerkError, fieldError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { signJwt } from '../../keys.ts'
import { findRecordByName, insertRecord, type RecordRow, updateRecord } from '../../store/records/records.ts'
import { needRecord } from '../records.ts'

type Claims = Readonly<Record<string, unknown>>

/** A JWT template of the instance. Shortcodes such as `{{user.id}}` in its claims stand for values. */
export interface JwtTemplate {
  readonly claims: Claims
  readonly lifetime: number
  readonly allowed_clock_skew: number
  readonly signing_algorithm: string
  /** A secret or a PEM of the customer's own. */
  readonly signing_key: string | null
}

export type JwtTemplateRow = RecordRow<JwtTemplate>

export interface JwtTemplateInput {
  readonly name: string
  readonly claims: Claims
  readonly lifetime?: number | null | undefined
  readonly allowed_clock_skew?: number | null | undefined
  readonly custom_signing_key?: boolean | undefined
  readonly signing_algorithm?: string | null | undefined
  readonly signing_key?: string | null | undefined
}

const reserved = ['azp', 'exp', 'iat', 'iss', 'jti', 'nbf', 'sub']
const algorithms = ['HS256', 'HS384', 'HS512', 'RS256', 'RS384', 'RS512']

function templateOf(instance: Instance, input: JwtTemplateInput): JwtTemplate {
  const claim = reserved.find((name) => Object.hasOwn(input.claims, name))
  if (claim) throw clerkError('jwt_template_reserved_claim', claim, { param_name: 'claims' })
  const algorithm = input.signing_algorithm ?? 'RS256'
  if (!algorithms.includes(algorithm)) throw fieldError('form_param_value_invalid', 'signing_algorithm')
  if (input.custom_signing_key && !input.signing_key) throw fieldError('form_param_missing', 'signing_key')
  const template = {
    claims: input.claims,
    lifetime: input.lifetime ?? instance.tokenLifetime,
    allowed_clock_skew: input.allowed_clock_skew ?? 5,
    signing_algorithm: input.custom_signing_key ? algorithm : 'RS256',
    signing_key: input.custom_signing_key ? (input.signing_key ?? null) : null,
  }
  try {
    signWith(instance, template, {}, {})
  } catch {
    throw fieldError('form_param_value_invalid', 'signing_key')
  }
  return template
}

/** Creates a template, or changes the one of this id. */
export function saveTemplate(instance: Instance, input: JwtTemplateInput, id?: string): JwtTemplateRow {
  const { db } = instance
  const now = instance.now()
  const name = input.name.trim()
  if (!name) throw fieldError('form_param_format_invalid', 'name')
  const existing = id === undefined ? undefined : needRecord<JwtTemplate>(instance, 'jwt_template', id)
  const same = findRecordByName(db, 'jwt_template', name)
  if (same && same.id !== existing?.id) throw clerkError('form_identifier_exists', 'name', { param_name: 'name' })
  const data = templateOf(instance, input)
  const saved = existing?.id ?? newId('jtmp', now)
  if (existing) updateRecord(db, saved, { name, data, updated_at: now })
  else insertRecord(db, { kind: 'jwt_template', id: saved, name, data, created_at: now })
  return needRecord<JwtTemplate>(instance, 'jwt_template', saved)
}

/** Signs a token with the key of its template, or with the instance's. */
export function signWith(instance: Instance, template: JwtTemplate, payload: object, header: object): string {
  const { signing_algorithm: algorithm, signing_key: key } = template
  if (!key) return signJwt(instance.key, payload, header)
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${encode({ alg: algorithm, typ: 'JWT', ...header })}.${encode(payload)}`
  const hash = `sha${algorithm.slice(2)}`
  const signature = algorithm.startsWith('HS')
    ? createHmac(hash, key).update(text).digest()
    : sign(hash, Buffer.from(text), createPrivateKey(key))
  return `${text}.${signature.toString('base64url')}`
}
