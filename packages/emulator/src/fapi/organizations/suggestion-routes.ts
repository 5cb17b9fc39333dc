import * as v from 'valibot'
import { pageOf } from '../../bapi/instance/listed.ts'
import type { Instance } from '../../instance.ts'
import {
  acceptRequest,
  acceptSuggestion,
  rejectRequest,
  requestId,
  requestStatuses,
  suggestionResource,
} from '../../model/organizations/suggestions.ts'
import type { Suggestion, SuggestionData } from '../../store/organizations/suggestions.ts'
import { findUser } from '../../store/users/users.ts'
import { field, pages } from '../form.ts'
import { publicUserData } from '../resources/person.ts'
import { type FrontendRoute, frontendRoute } from '../route.ts'
import { memberWith } from './access.ts'

/** A suggestion that a manager has decided about is not shown any more. */
const shownStatuses = ['pending', 'accepted'] as const

type RequestedStatus = keyof typeof requestStatuses

function requestResource(instance: Instance, row: Suggestion): object {
  const user = findUser(instance.db, row.owner ?? '')
  return {
    object: 'organization_membership_request',
    id: requestId(row),
    organization_id: row.name,
    status: requestStatuses[row.status as RequestedStatus],
    public_user_data: user ? publicUserData(instance, user) : null,
    created_at: row.data.requested_at ?? row.created_at,
    updated_at: row.updated_at,
  }
}

const requests = '/organizations/{organization_id}/membership_requests'

/** Organizations that are suggested to users by verified domains, and the requests of users who want to join. */
export const suggestionRoutes: readonly FrontendRoute[] = [
  frontendRoute({
    method: 'GET',
    path: '/me/organization_suggestions',
    operation: 'getOrganizationSuggestions',
    query: v.object({ ...pages, status: field.list }),
    run: ({ instance, session, query }) => {
      const wanted = query.status ?? shownStatuses
      const status = shownStatuses.filter((name) => wanted.includes(name))
      const filters = { owner: session().user.id, status }
      return pageOf<SuggestionData>(instance, 'organization_suggestion', { ...query, filters }, (row) =>
        suggestionResource(instance, row),
      )
    },
  }),
  frontendRoute({
    method: 'POST',
    path: '/me/organization_suggestions/{suggestion_id}/accept',
    operation: 'acceptOrganizationSuggestion',
    run: ({ instance, session, param }) =>
      suggestionResource(instance, acceptSuggestion(instance, session().user.id, param('suggestion_id'))),
  }),
  frontendRoute({
    method: 'GET',
    path: requests,
    operation: 'listOrganizationMembershipRequests',
    query: v.object({ ...pages, status: field.list }),
    run: (request) => {
      const { instance, query } = request
      const { organization } = memberWith(request, 'org:sys_memberships:manage')
      const status = Object.entries(requestStatuses)
        .filter(([, name]) => query.status?.includes(name) ?? true)
        .map(([name]) => name)
      const filters = { names: [organization.id], status }
      return pageOf<SuggestionData>(instance, 'organization_suggestion', { ...query, filters }, (row) =>
        requestResource(instance, row),
      )
    },
  }),
  frontendRoute({
    method: 'POST',
    path: `${requests}/{request_id}/accept`,
    operation: 'acceptOrganizationMembershipRequest',
    run: (request) => {
      const { organization } = memberWith(request, 'org:sys_memberships:manage')
      const row = acceptRequest(request.instance, organization.id, request.param('request_id'))
      return requestResource(request.instance, row)
    },
  }),
  frontendRoute({
    method: 'POST',
    path: `${requests}/{request_id}/reject`,
    operation: 'rejectOrganizationMembershipRequest',
    run: (request) => {
      const { organization } = memberWith(request, 'org:sys_memberships:manage')
      const row = rejectRequest(request.instance, organization.id, request.param('request_id'))
      return requestResource(request.instance, row)
    },
  }),
]
