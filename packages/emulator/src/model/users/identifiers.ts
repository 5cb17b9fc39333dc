import { clerkError, fieldError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import {
  deleteIdentifier,
  findIdentifier,
  type IdentifierKind,
  type IdentifierRow,
  type IdentifierStatus,
  identifiersOf,
  insertIdentifier,
  isClaimed,
  updateIdentifier,
} from '../../store/users/identifiers.ts'
import { reindexUser } from '../../store/users/search-text.ts'
import { primaryColumn, updateUser } from '../../store/users/users.ts'
import { enrollUser } from '../organizations/enrollment.ts'
import { emailAddressResource, phoneNumberResource, web3WalletResource } from './user-resource.ts'
import { changedPartOfUser, needUser } from './users.ts'

/** Identifiers that a message is sent to. */
export type ContactKind = Extract<IdentifierKind, 'email_address' | 'phone_number'>

const resources = {
  email_address: emailAddressResource,
  phone_number: phoneNumberResource,
  web3_wallet: web3WalletResource,
}

export function contactResource(row: IdentifierRow): object {
  return resources[row.kind](row)
}

export function needContact(instance: Instance, kind: IdentifierKind, id: string): IdentifierRow {
  const row = findIdentifier(instance.db, id)
  if (row?.kind !== kind) throw clerkError('resource_not_found', `The ${kind.replace('_', ' ')} ${id}`)
  return row
}

function taken(kind: IdentifierKind) {
  return clerkError('form_identifier_exists', kind.replace('_', ' '), { param_name: kind })
}

/** Fields that can be set on an email address or a phone number. */
export interface ContactChange {
  readonly verified?: boolean | null | undefined
  readonly primary?: boolean | null | undefined
  readonly reserved_for_second_factor?: boolean | null | undefined
}

/** Makes the first phone number that is a second factor the default one. */
function secondFactorColumns(instance: Instance, row: IdentifierRow, wanted: boolean) {
  if (!wanted) return { second_factor: 0, default_second_factor: 0 }
  const others = identifiersOf(instance.db, [row.user_id]).some(
    (other) => other.id !== row.id && other.second_factor === 1,
  )
  return { second_factor: 1, default_second_factor: others ? row.default_second_factor : 1 }
}

function apply(instance: Instance, row: IdentifierRow, change: ContactChange): void {
  const { db } = instance
  const now = instance.now()
  const verified = change.verified ?? row.status === 'verified'
  if (change.reserved_for_second_factor && !verified)
    throw fieldError('form_param_value_conflict', 'reserved_for_second_factor')
  const status: IdentifierStatus =
    change.verified === undefined || change.verified === null ? row.status : verified ? 'verified' : 'unverified'
  if (status === 'verified' && row.status === 'unverified' && isClaimed(db, row.kind, row.value)) throw taken(row.kind)
  updateIdentifier(db, row.id, {
    status,
    strategy: status === 'verified' ? (row.strategy ?? 'admin') : status === 'unverified' ? null : row.strategy,
    ...(change.reserved_for_second_factor === undefined || change.reserved_for_second_factor === null
      ? {}
      : secondFactorColumns(instance, row, change.reserved_for_second_factor)),
    updated_at: now,
  })
  const user = needUser(instance, row.user_id)
  const column = primaryColumn(row.kind)
  const enabling = change.reserved_for_second_factor === true && user.mfa_enabled_at === null
  updateUser(db, row.user_id, {
    ...(change.primary || user[column as 'primary_email_address_id'] === null ? { [column]: row.id } : {}),
    ...(enabling ? { mfa_enabled_at: now } : {}),
    updated_at: now,
  })
  reindexUser(db, row.user_id)
}

function changed(instance: Instance, userId: string): void {
  changedPartOfUser(instance, userId)
  enrollUser(instance, userId)
}

export function createContact(
  instance: Instance,
  kind: IdentifierKind,
  input: { readonly user_id: string; readonly value: string } & ContactChange,
): object {
  const { db } = instance
  needUser(instance, input.user_id)
  const now = instance.now()
  const id = newId('idn', now)
  db.transaction(() => {
    const own = identifiersOf(db, [input.user_id]).some((row) => row.kind === kind && row.value === input.value)
    if (own || isClaimed(db, kind, input.value)) throw taken(kind)
    insertIdentifier(db, {
      id,
      user_id: input.user_id,
      kind,
      value: input.value,
      status: 'unverified',
      strategy: null,
      created_at: now,
    })
    apply(instance, needContact(instance, kind, id), input)
  })
  changed(instance, input.user_id)
  return contactResource(needContact(instance, kind, id))
}

export function changeContact(instance: Instance, kind: IdentifierKind, id: string, change: ContactChange): object {
  const row = needContact(instance, kind, id)
  instance.db.transaction(() => apply(instance, row, change))
  changed(instance, row.user_id)
  return contactResource(needContact(instance, kind, id))
}

function isLinked(row: IdentifierRow): boolean {
  return row.linked_to !== '[]'
}

/** Deletes an identifier. If it was the primary one, the oldest of the others becomes primary. */
export function removeIdentifier(instance: Instance, row: IdentifierRow): object {
  const { db } = instance
  if (isLinked(row)) throw clerkError('delete_linked_identification_disallowed')
  db.transaction(() => {
    deleteIdentifier(db, row.id)
    const user = needUser(instance, row.user_id)
    const column = primaryColumn(row.kind) as 'primary_email_address_id'
    const next = identifiersOf(db, [row.user_id]).find(
      (other) => other.kind === row.kind && other.status === 'verified',
    )
    updateUser(db, row.user_id, {
      ...(user[column] === row.id ? { [column]: next?.id ?? null } : {}),
      updated_at: instance.now(),
    })
    reindexUser(db, row.user_id)
  })
  changed(instance, row.user_id)
  return { object: row.kind, id: row.id, deleted: true }
}

/** Replaces all addresses or numbers of a user with one. */
export function replaceContacts(
  instance: Instance,
  kind: IdentifierKind,
  userId: string,
  input: { readonly value: string; readonly status: IdentifierStatus },
): object {
  const { db } = instance
  needUser(instance, userId)
  const now = instance.now()
  const id = newId('idn', now)
  db.transaction(() => {
    const old = identifiersOf(db, [userId]).filter((row) => row.kind === kind)
    if (old.some(isLinked)) throw clerkError('delete_linked_identification_disallowed')
    for (const row of old) deleteIdentifier(db, row.id)
    if (isClaimed(db, kind, input.value)) throw taken(kind)
    const strategy = input.status === 'verified' ? 'admin' : null
    insertIdentifier(db, {
      id,
      user_id: userId,
      kind,
      value: input.value,
      status: input.status,
      strategy,
      created_at: now,
    })
    updateUser(db, userId, { [primaryColumn(kind)]: id, updated_at: now })
    reindexUser(db, userId)
  })
  changed(instance, userId)
  return contactResource(needContact(instance, kind, id))
}
