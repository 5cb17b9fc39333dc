import { clerkError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import { findOrganization } from '../../store/organizations/organizations.ts'
import { findSuggestion, type Suggestion, type SuggestionStatus } from '../../store/organizations/suggestions.ts'
import { updateRecord } from '../../store/records/records.ts'
import { needOrganization } from './find.ts'
import { addMember } from './members.ts'
import { publicOrganization } from './resources.ts'
import { memberRole } from './role-records.ts'

export function suggestionResource(instance: Instance, row: Suggestion): object {
  return {
    object: 'organization_suggestion',
    id: row.id,
    public_organization_data: publicOrganization(instance, needOrganization(instance, row.name)),
    status: row.status,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

/** Asks for a membership of a suggested organization. */
export function acceptSuggestion(instance: Instance, userId: string, id: string): Suggestion {
  const row = findSuggestion(instance.db, id)
  if (
    row?.owner !== userId ||
    !['pending', 'accepted'].includes(row.status) ||
    !findOrganization(instance.db, row.name)
  )
    throw clerkError('resource_not_found', `The organization suggestion ${id}`)
  if (row.status === 'accepted') throw clerkError('organization_suggestion_already_accepted')
  const now = instance.now()
  const data = { ...row.data, requested_at: now }
  updateRecord(instance.db, id, { status: 'accepted', data, updated_at: now })
  return findSuggestion(instance.db, id) as Suggestion
}

/** The status of a membership request, by the status of its suggestion. */
export const requestStatuses = { accepted: 'pending', completed: 'accepted', revoked: 'revoked' } as const

/** A membership request is a suggestion that a user has accepted; its id differs in the prefix. */
export const requestId = ({ id }: Suggestion): string => id.replace('orgsug_', 'orgmemreq_')

function needRequest(instance: Instance, organizationId: string, id: string): Suggestion {
  const row = id.startsWith('orgmemreq_') ? findSuggestion(instance.db, id.replace('orgmemreq_', 'orgsug_')) : undefined
  if (row?.name !== organizationId || !(row.status in requestStatuses))
    throw clerkError('resource_not_found', `The membership request ${id}`)
  return row
}

function decided(instance: Instance, row: Suggestion, status: SuggestionStatus): Suggestion {
  updateRecord(instance.db, row.id, { status, updated_at: instance.now() })
  return findSuggestion(instance.db, row.id) as Suggestion
}

/** Makes the user of a request a member. */
export function acceptRequest(instance: Instance, organizationId: string, id: string): Suggestion {
  const row = needRequest(instance, organizationId, id)
  if (row.status === 'revoked') throw clerkError('resource_not_found', `The pending membership request ${id}`)
  return instance.db.transaction(() => {
    addMember(instance, organizationId, { user_id: row.owner ?? '', role: memberRole })
    return decided(instance, row, 'completed')
  })
}

export function rejectRequest(instance: Instance, organizationId: string, id: string): Suggestion {
  const row = needRequest(instance, organizationId, id)
  if (row.status !== 'accepted') throw clerkError('resource_not_found', `The pending membership request ${id}`)
  return decided(instance, row, 'revoked')
}
