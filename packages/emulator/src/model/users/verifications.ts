import { clerkError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { type IdentifierRow, updateIdentifier } from '../../store/users/identifiers.ts'
import { reindexUser } from '../../store/users/search-text.ts'
import { updateUser } from '../../store/users/users.ts'
import {
  findVerification,
  insertVerification,
  updateVerification,
  type VerificationRow,
} from '../../store/users/verifications.ts'
import { messageCode } from '../factors/message-code.ts'
import { enrollUser } from '../organizations/enrollment.ts'
import { type ContactKind, needContact } from './identifiers.ts'
import { changedPartOfUser } from './users.ts'

const lifetimeMs = 600_000

const maxAttempts = 3

function strategyOf(row: IdentifierRow): 'email_code' | 'phone_code' {
  return row.kind === 'email_address' ? 'email_code' : 'phone_code'
}

function resource(instance: Instance, row: VerificationRow, contact: IdentifierRow): object {
  return {
    object: 'verification',
    id: row.id,
    status: row.status === 'unverified' && row.expire_at <= instance.now() ? 'expired' : row.status,
    strategy: strategyOf(contact),
    attempts: row.attempts,
    expire_at: row.expire_at,
    ...(contact.kind === 'phone_number' ? { channel: 'sms' } : {}),
  }
}

export function prepareVerification(instance: Instance, kind: ContactKind, contactId: string): object {
  const contact = needContact(instance, kind, contactId)
  const now = instance.now()
  const id = newId('ver', now)
  insertVerification(instance.db, { id, identifier_id: contact.id, expire_at: now + lifetimeMs })
  return resource(instance, findVerification(instance.db, id) as VerificationRow, contact)
}

/** Reports a wrong or expired code in the status, not as an error. */
export function attemptVerification(
  instance: Instance,
  kind: ContactKind,
  contactId: string,
  input: { readonly verification_id: string; readonly code: string },
): object {
  const contact = needContact(instance, kind, contactId)
  const row = findVerification(instance.db, input.verification_id)
  if (row?.identifier_id !== contact.id)
    throw clerkError('resource_not_found', `The verification ${input.verification_id}`)
  if (row.status === 'verified') throw clerkError('verification_already_verified')
  if (row.status === 'unverified' && row.expire_at > instance.now()) {
    const attempts = row.attempts + 1
    const right = input.code === messageCode
    const status = right ? 'verified' : attempts >= maxAttempts ? 'failed' : 'unverified'
    updateVerification(instance.db, row.id, { status, attempts })
    if (right && contact.status !== 'verified') {
      const now = instance.now()
      updateIdentifier(instance.db, contact.id, { status: 'verified', strategy: strategyOf(contact), updated_at: now })
      updateUser(instance.db, contact.user_id, { updated_at: now })
      reindexUser(instance.db, contact.user_id)
      changedPartOfUser(instance, contact.user_id)
      enrollUser(instance, contact.user_id)
    }
  }
  return resource(instance, findVerification(instance.db, row.id) as VerificationRow, contact)
}
