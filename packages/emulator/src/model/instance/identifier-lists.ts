import * as v from 'valibot'
import { clerkError, fieldError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { findRecordByName, insertRecord, type RecordRow } from '../../store/records/records.ts'
import { emailAddress, phoneNumber, web3Wallet } from '../../validation.ts'
import { needRecord } from '../records.ts'
import { createInvitation } from './invitations.ts'
import { settingsOf } from './settings.ts'

export type IdentifierList = 'allowlist_identifier' | 'blocklist_identifier'

interface ListedIdentifier {
  readonly identifier_type: 'email_address' | 'phone_number' | 'web3_wallet'
  readonly invitation_id?: string
}

const kinds = [
  // `*@example.com` stands for every address of a domain.
  ['email_address', v.union([emailAddress, v.pipe(v.string(), v.toLowerCase(), v.regex(/^\*@[^\s@]+\.[^\s@]+$/))])],
  ['phone_number', phoneNumber],
  ['web3_wallet', web3Wallet],
] as const

function typed(text: string): { name: string; type: ListedIdentifier['identifier_type'] } {
  for (const [type, schema] of kinds) {
    const result = v.safeParse(schema, text)
    if (result.success) return { name: result.output, type }
  }
  throw fieldError('form_param_format_invalid', 'identifier')
}

export function listedResource(instance: Instance, row: RecordRow<ListedIdentifier>): object {
  return {
    object: row.kind,
    id: row.id,
    identifier: row.name,
    ...row.data,
    instance_id: instance.key.kid,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export function addToList(instance: Instance, list: IdentifierList, text: string, notify = false): object {
  const { name, type } = typed(text)
  const now = instance.now()
  return instance.db.transaction(() => {
    if (findRecordByName(instance.db, list, name)) throw clerkError('duplicate_record', `The identifier ${name}`)
    const invites = notify && type === 'email_address' && !name.startsWith('*')
    const invitation = invites ? createInvitation(instance, { email_address: name }) : undefined
    const id = newId(list === 'allowlist_identifier' ? 'alid' : 'blid', now)
    const data: ListedIdentifier = { identifier_type: type, ...(invitation ? { invitation_id: invitation.id } : {}) }
    insertRecord(instance.db, { kind: list, id, name, data, created_at: now })
    return listedResource(instance, needRecord(instance, list, id))
  })
}

function isOnList(instance: Instance, list: IdentifierList, identifier: string): boolean {
  const domain = identifier.includes('@') ? `*${identifier.slice(identifier.indexOf('@'))}` : identifier
  return [identifier, domain].some((name) => findRecordByName(instance.db, list, name) !== undefined)
}

/** Tells whether the restrictions of the instance let an identifier sign up. */
export function maySignUp(instance: Instance, identifier: string): boolean {
  const { allowlist, blocklist } = settingsOf(instance, 'restrictions')
  if (blocklist && isOnList(instance, 'blocklist_identifier', identifier)) return false
  return !allowlist || isOnList(instance, 'allowlist_identifier', identifier)
}
