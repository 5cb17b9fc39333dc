import { newId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { type Domain, domainOfAddress } from '../../store/organizations/domains.ts'
import { isInvited, listInvited } from '../../store/organizations/invitations.ts'
import { findMembership } from '../../store/organizations/memberships.ts'
import {
  deletePendingSuggestions,
  insertSuggestion,
  isSuggested,
  withdrawSuggestions,
} from '../../store/organizations/suggestions.ts'
import { addressesAt, identifiersOf } from '../../store/users/identifiers.ts'
import { settingsOf } from '../instance/settings.ts'
import { invite, revokeInvitation } from './invitations.ts'
import { memberRole } from './role-records.ts'

/** Suggests a domain's organization to a user, or invites them, unless that was done before. */
function offer(instance: Instance, domain: Domain, userId: string, address: string): void {
  const { db } = instance
  const organizationId = domain.owner ?? ''
  if (findMembership(db, organizationId, userId)) return
  if (domain.status === 'automatic_invitation' && !isInvited(db, organizationId, address))
    invite(instance, organizationId, { email_address: address, role: memberRole })
  if (domain.status !== 'automatic_suggestion' || isSuggested(db, organizationId, userId)) return
  const now = instance.now()
  insertSuggestion(db, { id: newId('orgsug', now), userId, organizationId, domain: domain.id }, now)
}

const isAutomatic = ({ status, data }: Domain): boolean => data.verified_at !== null && status.startsWith('automatic_')

const isOn = (instance: Instance): boolean => settingsOf(instance, 'organizations').domains_enabled

/** Offers the organizations of verified domains to a user whose addresses have changed. */
export function enrollUser(instance: Instance, userId: string): void {
  const { db } = instance
  const found = identifiersOf(db, [userId]).flatMap(({ kind, status, value }) => {
    const domain = kind === 'email_address' && status === 'verified' ? domainOfAddress(db, value) : undefined
    return domain ? [{ domain, value }] : []
  })
  withdrawSuggestions(
    db,
    userId,
    found.map(({ domain }) => domain.id),
  )
  for (const { domain, value } of found) {
    if (isAutomatic(domain) && isOn(instance)) offer(instance, domain, userId, value)
  }
}

/** Offers the organization of a domain to the users who have a verified address at it. */
export function enrollDomain(instance: Instance, domain: Domain): void {
  if (!isAutomatic(domain) || !isOn(instance)) return
  instance.db.transaction(() => {
    for (const { user_id, value } of addressesAt(instance.db, domain.name)) offer(instance, domain, user_id, value)
  })
}

/** Revokes the invitations by a domain that are pending, and withdraws its suggestions. */
export function withdrawOffers(instance: Instance, domain: Domain): void {
  const organizationId = domain.owner ?? ''
  for (const { id } of listInvited(instance.db, organizationId, domain.name))
    revokeInvitation(instance, organizationId, id)
  deletePendingSuggestions(instance.db, organizationId, domain.id)
}
