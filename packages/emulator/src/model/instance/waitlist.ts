import { clerkError, type ErrorCode } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import {
  deleteRecord,
  findRecord,
  findRecordByName,
  insertRecord,
  type RecordRow,
  updateRecord,
} from '../../store/records/records.ts'
import { needRecord } from '../records.ts'
import { createInvitation, type InvitationData, invitationResource } from './invitations.ts'

export interface WaitlistData {
  readonly invitation_id?: string
}

type Entry = RecordRow<WaitlistData>

/** An entry of the waitlist, as far as the code reads it. */
interface WaitlistResource {
  readonly object: 'waitlist_entry'
  readonly id: string
}

export function waitlistResource(instance: Instance, row: Entry): WaitlistResource {
  const { invitation_id: id } = row.data
  const invitation = id ? findRecord<InvitationData>(instance.db, 'invitation', id) : undefined
  const shown = {
    object: 'waitlist_entry' as const,
    id: row.id,
    email_address: row.name,
    status: row.status,
    is_locked: false,
    invitation: invitation ? invitationResource(instance, invitation) : null,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
  return shown
}

/** Adds an address to the waitlist. An address that is on it already keeps its entry. */
export function joinWaitlist(instance: Instance, email: string): WaitlistResource {
  const known = findRecordByName<WaitlistData>(instance.db, 'waitlist_entry', email)
  if (known) return waitlistResource(instance, known)
  const now = instance.now()
  const id = newId('wait', now)
  const data: WaitlistData = {}
  insertRecord(instance.db, { kind: 'waitlist_entry', id, name: email, status: 'pending', data, created_at: now })
  const resource = waitlistResource(instance, needRecord<WaitlistData>(instance, 'waitlist_entry', id))
  instance.emit('waitlistEntry.created', () => resource)
  return resource
}

const refusals: Readonly<Record<string, ErrorCode>> = {
  completed: 'waitlist_entry_already_completed',
  invited: 'waitlist_entry_already_invited',
  rejected: 'waitlist_entry_already_rejected',
}

function change(instance: Instance, entry: Entry, status: string, data: WaitlistData): object {
  updateRecord(instance.db, entry.id, { status, data, updated_at: instance.now() })
  const resource = waitlistResource(instance, needRecord<WaitlistData>(instance, 'waitlist_entry', entry.id))
  instance.emit('waitlistEntry.updated', () => resource)
  return resource
}

/** Invites the address of an entry to sign up. */
export function inviteFromWaitlist(instance: Instance, id: string, ignoreExisting: boolean): object {
  const entry = needRecord<WaitlistData>(instance, 'waitlist_entry', id)
  const refusal = entry.status === 'rejected' ? undefined : refusals[entry.status]
  if (refusal && !(ignoreExisting && entry.status === 'invited')) throw clerkError(refusal)
  return instance.db.transaction(() => {
    const invitation = createInvitation(instance, { email_address: entry.name, ignore_existing: ignoreExisting })
    return change(instance, entry, 'invited', { invitation_id: invitation.id })
  })
}

export function rejectFromWaitlist(instance: Instance, id: string): object {
  const entry = needRecord<WaitlistData>(instance, 'waitlist_entry', id)
  const refusal = entry.status === 'invited' ? undefined : refusals[entry.status]
  if (refusal) throw clerkError(refusal)
  return change(instance, entry, 'rejected', entry.data)
}

/** Takes an entry off the waitlist, unless it is invited or completed. */
export function leaveWaitlist(instance: Instance, id: string): object {
  const entry = needRecord<WaitlistData>(instance, 'waitlist_entry', id)
  const refusal = entry.status === 'rejected' ? undefined : refusals[entry.status]
  if (refusal) throw clerkError(refusal)
  deleteRecord(instance.db, id)
  return { object: 'waitlist_entry', id, deleted: true }
}
