import * as v from 'valibot'

const deviceSchema = v.object({
  id: v.string(),
  platform: v.string(),
  appIdentifier: v.string(),
  name: v.nullish(v.string(), null),
  createdAt: v.number(),
  updatedAt: v.number(),
  lastUsedAt: v.nullish(v.number(), null),
})

/** A phone that an account trusts to approve sign-ins. */
export interface TrustedDevice extends v.InferOutput<typeof deviceSchema> {}
export const trustedDevice: v.GenericSchema<unknown, TrustedDevice> = deviceSchema
