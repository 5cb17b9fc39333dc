import * as v from 'valibot'
import { anyUser, ownAccount } from '../operation/guards.ts'
import { query } from '../operation/input.ts'
import { defineOperation, type RunContext } from '../operation/operation.ts'
import { at } from '../operation/path-ids.ts'
import type { AccountPrincipal } from '../options/principal.ts'
import {
  type OrganizationInvitation,
  type OrganizationMembership,
  organizationInvitation,
  organizationMembership,
} from '../schemas/organizations.ts'
import { page, paging } from '../schemas/page.ts'

const membershipInput = v.strictObject(paging)
const getMemberships = {
  method: 'GET',
  tenancy: 'exclusive',
  refuses: ['not_found', 'forbidden'],
  input: query(membershipInput),
  output: page<OrganizationMembership>(organizationMembership),
  clerk: ['GET /users/{user_id}/organization_memberships'],
  run: ({ principal, input, clerk }: RunContext<AccountPrincipal, v.InferOutput<typeof membershipInput>>) =>
    clerk.read(({ users }) => users.getOrganizationMembershipList({ ...input, userId: principal.targetUserId })),
} as const

const invitationInput = v.strictObject({
  ...paging,
  status: v.exactOptional(v.picklist(['pending', 'accepted', 'revoked', 'expired'])),
})
const getInvitations = {
  method: 'GET',
  tenancy: 'exclusive',
  refuses: ['not_found', 'forbidden'],
  input: query(invitationInput),
  output: page<OrganizationInvitation>(organizationInvitation),
  clerk: ['GET /users/{user_id}/organization_invitations'],
  run: ({ principal, input, clerk }: RunContext<AccountPrincipal, v.InferOutput<typeof invitationInput>>) =>
    clerk.read(({ users }) => users.getOrganizationInvitationList?.({ ...input, userId: principal.targetUserId })),
} as const

/** The organizations that the caller is a member of. */
export const getSelfOrganizationMembershipList = defineOperation({
  ...getMemberships,
  id: 'getSelfOrganizationMembershipList',
  name: 'me.listOrganizationMemberships',
  path: '/me/organization-memberships',
  summary: 'List my organizations',
  guard: ownAccount,
})

/** The organizations that a user is a member of. */
export const getOrganizationMembershipList = defineOperation({
  ...getMemberships,
  id: 'getOrganizationMembershipList',
  name: 'users.listOrganizationMemberships',
  ...at('/users/:userId/organization-memberships'),
  summary: "List a user's organizations",
  guard: anyUser,
})

/** The caller's invitations to organizations. */
export const getSelfOrganizationInvitationList = defineOperation({
  ...getInvitations,
  id: 'getSelfOrganizationInvitationList',
  name: 'me.listOrganizationInvitations',
  path: '/me/organization-invitations',
  summary: 'List my invitations',
  guard: ownAccount,
})

/** A user's invitations to organizations. */
export const getOrganizationInvitationList = defineOperation({
  ...getInvitations,
  id: 'getOrganizationInvitationList',
  name: 'users.listOrganizationInvitations',
  ...at('/users/:userId/organization-invitations'),
  summary: "List a user's invitations",
  guard: anyUser,
})
