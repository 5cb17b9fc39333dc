import * as v from 'valibot'

const text = v.nullish(v.string(), null)

const sessionSchema = v.object({
  id: v.string(),
  status: v.string(),
  lastActiveAt: v.number(),
  expireAt: v.number(),
  abandonAt: v.number(),
  createdAt: v.number(),
  latestActivity: v.nullish(
    v.object({
      isMobile: v.nullish(v.boolean(), false),
      deviceType: text,
      browserName: text,
      browserVersion: text,
      city: text,
      country: text,
    }),
    null,
  ),
})

/** A session of an account, without its network address. */
export interface Session extends v.InferOutput<typeof sessionSchema> {}
export const session: v.GenericSchema<unknown, Session> = sessionSchema
