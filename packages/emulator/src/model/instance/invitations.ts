import { clerkError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { signJwt, verifyJwt } from '../../keys.ts'
import {
  findRecord,
  findRecordByName,
  insertRecord,
  listRecords,
  type RecordRow,
  updateRecord,
} from '../../store/records/records.ts'
import { findUserByIdentifier } from '../../store/users/users.ts'
import { sendMessage } from '../messages.ts'
import { needRecord, statusOfRecord } from '../records.ts'

const day = 86_400_000

export interface InvitationData {
  readonly public_metadata: Readonly<Record<string, unknown>>
  readonly url: string
  readonly redirect_url: string | null
}

/** An invitation to sign up. */
export type Invitation = RecordRow<InvitationData>

export interface InvitationInput {
  readonly email_address: string
  readonly public_metadata?: Readonly<Record<string, unknown>> | null | undefined
  readonly redirect_url?: string | null | undefined
  readonly notify?: boolean | null | undefined
  readonly ignore_existing?: boolean | null | undefined
  readonly expires_in_days?: number | null | undefined
}

export function invitationResource(instance: Instance, row: Invitation): object {
  const status = statusOfRecord(row, instance.now())
  return {
    object: 'invitation',
    id: row.id,
    email_address: row.name,
    public_metadata: row.data.public_metadata,
    revoked: status === 'revoked',
    status,
    ...(status === 'pending' ? { url: row.data.url } : {}),
    expires_at: row.expires_at,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

/** The address in the mail, which leads on to the page where people sign up. */
function linkOf(instance: Instance, id: string): string {
  const ticket = signJwt(instance.key, { iss: instance.url, sid: id, st: 'invitation' })
  return `${instance.url}/v1/tickets/accept?ticket=${ticket}`
}

/** Invites an email address to sign up. */
export function createInvitation(instance: Instance, input: InvitationInput): Invitation {
  const { db } = instance
  const now = instance.now()
  const email = input.email_address
  if (!input.ignore_existing) {
    if (findUserByIdentifier(db, 'email_address', email))
      throw clerkError('form_identifier_exists', 'email address', { param_name: 'email_address' })
    const pending = listRecords(
      db,
      'invitation',
      { names: [email], status: ['pending'] },
      newest,
      { limit: 1, offset: 0 },
      now,
    )
    if (pending.total > 0) throw clerkError('duplicate_record', `An invitation for ${email}`)
  }
  const id = newId('inv', now)
  const url = linkOf(instance, id)
  insertRecord(db, {
    kind: 'invitation',
    id,
    name: email,
    status: 'pending',
    data: {
      public_metadata: input.public_metadata ?? {},
      url,
      redirect_url: input.redirect_url ?? null,
    } satisfies InvitationData,
    expires_at: now + (input.expires_in_days ?? 30) * day,
    created_at: now,
  })
  if (input.notify ?? true)
    sendMessage(instance, {
      kind: 'email',
      slug: 'invitation',
      recipient: email,
      subject: 'You are invited to sign up',
      link: url,
    })
  return needRecord<InvitationData>(instance, 'invitation', id)
}

const newest = { column: 'created_at', descending: true }

export function revokeInstanceInvitation(instance: Instance, id: string): Invitation {
  const row = needRecord<InvitationData>(instance, 'invitation', id)
  if (row.status === 'revoked') throw clerkError('invitation_already_revoked')
  if (row.status === 'accepted') throw clerkError('invitation_already_accepted')
  updateRecord(instance.db, id, { status: 'revoked', updated_at: instance.now() })
  return needRecord<InvitationData>(instance, 'invitation', id)
}

/** The pending invitation of a ticket, if there is one. */
export function invitationOfTicket(instance: Instance, ticket: string): Invitation | undefined {
  const claims = verifyJwt(instance.key, ticket)
  return claims?.st === 'invitation' && typeof claims.sid === 'string'
    ? openInvitation(instance, claims.sid)
    : undefined
}

/** Finds an invitation that is still pending. */
export function openInvitation(instance: Instance, id: string): Invitation | undefined {
  const row = findRecord<InvitationData>(instance.db, 'invitation', id)
  return row && statusOfRecord(row, instance.now()) === 'pending' ? row : undefined
}

/** Marks an invitation as accepted, and the waitlist entry of its address as completed. */
export function acceptInstanceInvitation(instance: Instance, row: Invitation): void {
  const { db } = instance
  const now = instance.now()
  db.transaction(() => {
    updateRecord(db, row.id, { status: 'accepted', updated_at: now })
    const entry = findRecordByName(db, 'waitlist_entry', row.name)
    if (entry) updateRecord(db, entry.id, { status: 'completed', updated_at: now })
  })
}
