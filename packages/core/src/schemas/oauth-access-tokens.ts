import * as v from 'valibot'

const tokenSchema = v.object({
  externalAccountId: v.string(),
  provider: v.string(),
  token: v.string(),
  label: v.nullish(v.string(), null),
  scopes: v.nullish(v.array(v.string()), []),
  expiresAt: v.nullish(v.number(), null),
})

/** An access token of an account at a provider. */
export interface OauthAccessToken extends v.InferOutput<typeof tokenSchema> {}
export const oauthAccessToken: v.GenericSchema<unknown, OauthAccessToken> = tokenSchema
