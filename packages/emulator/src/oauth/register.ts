import * as v from 'valibot'
import { ClerkError } from '../errors.ts'
import type { Instance } from '../instance.ts'
import { settingsOf } from '../model/instance/settings.ts'
import { insertOauthApplication } from '../model/machines/oauth-applications.ts'
import { isScope, splitScopes } from '../model/oauth/scopes.ts'
import { OAuthError } from './errors.ts'
import { readJson } from './form.ts'
import { grantTypes } from './token.ts'

const text = v.pipe(v.string(), v.maxLength(1024))
const web = v.pipe(text, v.url())

/** Schemes that would run a text in the browser. */
const runs = /^(?:javascript|data|vbscript|blob):/i

const redirectUri = v.pipe(
  v.string(),
  v.url(),
  v.check((url) => !runs.test(url), 'This scheme is not allowed.'),
)

const schema = v.object({
  redirect_uris: v.pipe(v.array(redirectUri), v.minLength(1)),
  token_endpoint_auth_method: v.nullish(v.picklist(['client_secret_basic', 'client_secret_post', 'none'])),
  client_name: v.nullish(v.pipe(v.string(), v.maxLength(256))),
  client_uri: v.nullish(web),
  logo_uri: v.nullish(web),
  scope: v.nullish(text),
})

function parse(input: unknown): v.InferOutput<typeof schema> {
  const result = v.safeParse(schema, input)
  if (result.success) return result.output
  const field = String(result.issues[0].path?.[0]?.key ?? 'The body')
  throw new OAuthError(
    field === 'redirect_uris' ? 'invalid_redirect_uri' : 'invalid_client_metadata',
    `${field} is invalid: ${result.issues[0].message}`,
  )
}

function notEnabled(): ClerkError {
  const long =
    'Applications may not register themselves. PATCH /v1/instance/oauth_application_settings with dynamic_oauth_client_registration allows it.'
  return new ClerkError(422, [{ code: 'feature_not_enabled', message: 'not enabled', long_message: long }])
}

/** Registers an application by its own request (RFC 7591), if the instance allows it. */
export async function register(instance: Instance, request: Request): Promise<object> {
  const settings = settingsOf(instance, 'oauth')
  if (!settings.dynamic_oauth_client_registration) throw notEnabled()
  const input = parse(await readJson(request))
  const scopes = input.scope ? splitScopes(input.scope) : (settings.default_scopes ?? [])
  const unknown = scopes.find((scope) => !isScope(scope))
  if (unknown !== undefined) throw new OAuthError('invalid_client_metadata', `The scope ${unknown} does not exist.`)
  const method = input.token_endpoint_auth_method ?? 'client_secret_basic'
  const client = { client_uri: input.client_uri ?? null, logo_uri: input.logo_uri ?? null }
  const { name, data, created_at } = insertOauthApplication(instance, input.client_name ?? '', {
    redirect_uris: input.redirect_uris,
    scopes: scopes.join(' '),
    public: method === 'none',
    registration: client,
  })
  return {
    client_id: data.client_id,
    client_id_issued_at: Math.floor(created_at / 1000),
    ...(data.public ? {} : { client_secret: data.client_secret, client_secret_expires_at: 0 }),
    client_name: name,
    ...(client.client_uri === null ? {} : { client_uri: client.client_uri }),
    ...(client.logo_uri === null ? {} : { logo_uri: client.logo_uri }),
    redirect_uris: data.redirect_uris,
    grant_types: grantTypes,
    response_types: ['code'],
    scope: data.scopes,
    token_endpoint_auth_method: method,
  }
}
