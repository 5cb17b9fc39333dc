import * as v from 'valibot'
import { anyUser, ownAccount } from '../guard.ts'
import { query } from '../input.ts'
import { defineOperation, type RunContext } from '../operation.ts'
import { at } from '../path-ids.ts'
import type { AccountPrincipal } from '../principal.ts'
import { jsonObject } from '../schemas/json.ts'
import { page, paging } from '../schemas/page.ts'

const text = v.nullish(v.string(), null)

const membership = v.object({
  id: v.string(),
  role: v.string(),
  permissions: v.nullish(v.array(v.string()), []),
  publicMetadata: v.nullish(jsonObject, {}),
  organization: v.object({ id: v.string(), name: v.string(), slug: text, imageUrl: text }),
  createdAt: v.number(),
  updatedAt: v.number(),
})

/** Without its URL: whoever has that is the one who was invited. */
const invitation = v.object({
  id: v.string(),
  emailAddress: v.string(),
  role: v.string(),
  status: text,
  organizationId: v.string(),
  publicMetadata: v.nullish(jsonObject, {}),
  createdAt: v.number(),
  updatedAt: v.number(),
})

const membershipInput = v.strictObject(paging)
const getMemberships = {
  method: 'GET',
  input: query(membershipInput),
  output: page(membership),
  upstream: ['GET /users/{user_id}/organization_memberships'],
  run: ({ principal, input, clerk }: RunContext<AccountPrincipal, v.InferOutput<typeof membershipInput>>) =>
    clerk.read(({ users }) => users.getOrganizationMembershipList({ ...input, userId: principal.targetUserId })),
} as const

const invitationInput = v.strictObject({
  ...paging,
  status: v.exactOptional(v.picklist(['pending', 'accepted', 'revoked', 'expired'])),
})
const getInvitations = {
  method: 'GET',
  input: query(invitationInput),
  output: page(invitation),
  upstream: ['GET /users/{user_id}/organization_invitations'],
  run: ({ principal, input, clerk }: RunContext<AccountPrincipal, v.InferOutput<typeof invitationInput>>) =>
    clerk.read(({ users }) => users.getOrganizationInvitationList?.({ ...input, userId: principal.targetUserId })),
} as const

/** The organizations that the caller is a member of. */
export const getSelfOrganizationMembershipList = defineOperation({
  ...getMemberships,
  id: 'getSelfOrganizationMembershipList',
  path: '/me/organization-memberships',
  summary: 'List my organizations',
  guard: ownAccount,
})

/** The organizations that a user is a member of. */
export const getOrganizationMembershipList = defineOperation({
  ...getMemberships,
  id: 'getOrganizationMembershipList',
  ...at('/users/:userId/organization-memberships'),
  summary: "List a user's organizations",
  guard: anyUser,
})

/** The caller's invitations to organizations. */
export const getSelfOrganizationInvitationList = defineOperation({
  ...getInvitations,
  id: 'getSelfOrganizationInvitationList',
  path: '/me/organization-invitations',
  summary: 'List my invitations',
  guard: ownAccount,
})

/** A user's invitations to organizations. */
export const getOrganizationInvitationList = defineOperation({
  ...getInvitations,
  id: 'getOrganizationInvitationList',
  ...at('/users/:userId/organization-invitations'),
  summary: "List a user's invitations",
  guard: anyUser,
})
