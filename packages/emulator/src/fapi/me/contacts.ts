import { clerkError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import { changeContact, contactResource, needContact, removeIdentifier } from '../../model/users/identifiers.ts'
import { findAttempt, insertAttempt, saveAttempt } from '../../store/attempts.ts'
import {
  type IdentifierKind,
  type IdentifierRow,
  identifiersOf,
  isClaimed,
  updateIdentifier,
} from '../../store/users/identifiers.ts'
import type { UserRow } from '../../store/users/users.ts'
import { frontendError, frontendFieldError } from '../errors.ts'
import { sendCode, sendVerificationLink } from '../messages.ts'
import { backTo } from '../origin.ts'
import { attemptCode, newProof, type Proof, proofResource } from '../proof.ts'
import type { SignedIn } from '../route.ts'

/** An address, number or wallet of this user. */
export function needOwn(instance: Instance, user: UserRow, kind: IdentifierKind, id: string): IdentifierRow {
  const row = needContact(instance, kind, id)
  if (row.user_id !== user.id) throw clerkError('resource_not_found', `No ${kind.replace('_', ' ')} with the id ${id}`)
  return row
}

export function ownContacts(instance: Instance, user: UserRow, kind: IdentifierKind): object[] {
  return identifiersOf(instance.db, [user.id])
    .filter((row) => row.kind === kind)
    .map((row) => contactView(instance, row))
}

export function proofOf(instance: Instance, id: string): Proof | undefined {
  const row = findAttempt(instance.db, 'contact', id)
  return row && (JSON.parse(row.state) as Proof)
}

/** The address, number or wallet with its open verification. */
export function contactView(instance: Instance, row: IdentifierRow): object {
  const proof = row.status === 'verified' ? undefined : proofOf(instance, row.id)
  return { ...contactResource(row), ...(proof ? { verification: proofResource(instance, proof) } : {}) }
}

export function prepareContact(
  instance: Instance,
  { session, user }: SignedIn,
  row: IdentifierRow,
  input: { readonly strategy: string; readonly redirect_url?: string | undefined },
  origin: string,
): object {
  if (row.status === 'verified') throw frontendError('verification_already_verified')
  const { strategy } = input
  // The emulator has no enterprise connections.
  if (strategy === 'enterprise_sso') throw frontendFieldError('strategy_for_user_invalid', 'strategy')
  const link = strategy === 'email_link' && row.kind === 'email_address'
  const secret = link ? sendVerificationLink(instance, row, { kind: 'contact', id: row.id }, 'verification') : undefined
  if (!link) sendCode(instance, row, 'verification')
  const state = newProof(instance, strategy, {
    ...(secret ? { secret, redirectUrl: backTo(input.redirect_url, origin) } : {}),
  })
  insertAttempt(instance.db, { id: row.id, clientId: session.client_id, kind: 'contact', state }, instance.now())
  return contactView(instance, needOwn(instance, user, row.kind, row.id))
}

/** Marks an address, number or wallet as verified, unless another user has claimed it first. */
export function confirmContact(instance: Instance, row: IdentifierRow, strategy: string): void {
  const { kind } = row
  instance.db.transaction(() => {
    if (isClaimed(instance.db, kind, row.value))
      throw clerkError('form_identifier_exists', kind.replace('_', ' '), { param_name: kind })
    updateIdentifier(instance.db, row.id, { status: 'verified', strategy, updated_at: instance.now() })
    changeContact(instance, kind, row.id, {})
  })
}

export function attemptContact(instance: Instance, user: UserRow, row: IdentifierRow, code: string): object {
  if (row.status === 'verified') throw frontendError('verification_already_verified')
  const { kind } = row
  const strategy = kind === 'email_address' ? 'email_code' : 'phone_code'
  const save = (proof: Proof) => saveAttempt(instance.db, row.id, proof, true)
  save(attemptCode(instance, proofOf(instance, row.id), strategy, code, save))
  confirmContact(instance, row, strategy)
  return contactView(instance, needOwn(instance, user, kind, row.id))
}

/** Refuses to remove the last identifier of a user. */
export function removeContact(instance: Instance, user: UserRow, row: IdentifierRow): object {
  const left = identifiersOf(instance.db, [user.id]).filter(({ id, status }) => id !== row.id && status === 'verified')
  if (left.length === 0 && !user.username && row.status === 'verified')
    throw frontendError('identification_deletion_failed')
  return removeIdentifier(instance, row)
}
