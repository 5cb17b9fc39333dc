import * as v from 'valibot'
import { jsonObject } from './json.ts'

const text = v.nullish(v.string(), null)

const membershipSchema = v.object({
  id: v.string(),
  role: v.string(),
  permissions: v.nullish(v.array(v.string()), []),
  publicMetadata: v.nullish(jsonObject, {}),
  organization: v.object({ id: v.string(), name: v.string(), slug: text, imageUrl: text }),
  createdAt: v.number(),
  updatedAt: v.number(),
})

/** A membership in an organization. */
export interface OrganizationMembership extends v.InferOutput<typeof membershipSchema> {}
export const organizationMembership: v.GenericSchema<unknown, OrganizationMembership> = membershipSchema

const invitationSchema = v.object({
  id: v.string(),
  emailAddress: v.string(),
  role: v.string(),
  status: text,
  organizationId: v.string(),
  publicMetadata: v.nullish(jsonObject, {}),
  createdAt: v.number(),
  updatedAt: v.number(),
})

/** An invitation to an organization, without its URL, which would let the reader accept it. */
export interface OrganizationInvitation extends v.InferOutput<typeof invitationSchema> {}
export const organizationInvitation: v.GenericSchema<unknown, OrganizationInvitation> = invitationSchema
