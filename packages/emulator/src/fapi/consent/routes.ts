import * as v from 'valibot'
import { ClerkError, clerkError, fieldError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import { findOauthClient, type OauthApplication } from '../../model/machines/oauth-applications.ts'
import { isScope, scopeDescriptions, splitScopes } from '../../model/oauth/scopes.ts'
import { decideConsent } from '../../oauth/consent.ts'
import { OAuthError } from '../../oauth/errors.ts'
import { field } from '../form.ts'
import { type FrontendRoute, frontendRoute } from '../route.ts'

function needApplication(instance: Instance, clientId: string): OauthApplication {
  const application = findOauthClient(instance, clientId)
  if (!application) throw clerkError('resource_not_found', `The OAuth application ${clientId}`)
  return application
}

/** The host that the result goes to, for addresses that are registered and have a name. */
function redirectDomain({ data }: OauthApplication, uri: string | undefined): string | null {
  if (uri === undefined || !data.redirect_uris.includes(uri)) return null
  const { hostname } = new URL(uri)
  const isNamed = hostname.includes('.') && !/^[\d.]+$/.test(hostname)
  return isNamed ? hostname.split('.').slice(-2).join('.') : null
}

function consentInfo(
  application: OauthApplication,
  query: { readonly scope?: string | undefined; readonly redirect_uri?: string | undefined },
): object {
  const allowed = splitScopes(application.data.scopes)
  const asked = query.scope === undefined ? allowed : splitScopes(query.scope)
  return {
    oauth_application_name: application.name,
    oauth_application_logo_url: application.data.registration?.logo_uri ?? null,
    oauth_application_url: application.data.registration?.client_uri ?? null,
    client_id: application.data.client_id,
    redirect_domain: redirectDomain(application, query.redirect_uri),
    scopes: asked
      .filter((scope) => allowed.includes(scope))
      .map((scope) => ({
        scope,
        description: isScope(scope) ? scopeDescriptions[scope] : null,
        requires_consent: scope !== 'openid',
      })),
  }
}

/** The component `<OAuthConsent/>` shows the first and submits a form to the second. */
export const consentRoutes: readonly FrontendRoute[] = [
  frontendRoute({
    method: 'GET',
    path: '/me/oauth/consent/{client_id}',
    operation: 'getOAuthConsent',
    differs: '`redirect_domain` has the last two labels of the host; the list of public suffixes is not read.',
    bare: true,
    query: v.strictObject({ scope: field.value, redirect_uri: field.value }),
    run: ({ instance, session, param, query }) => {
      session()
      return consentInfo(needApplication(instance, param('client_id')), query)
    },
  }),
  frontendRoute({
    method: 'POST',
    path: '/me/oauth/consent/{client_id}',
    operation: 'submitOAuthConsent',
    bare: true,
    body: v.strictObject({
      consented: field.requiredBoolean,
      organization_id: field.value,
      response_type: field.value,
      redirect_uri: field.value,
      response_mode: field.value,
      scope: field.value,
      state: field.value,
      nonce: field.value,
      prompt: field.value,
      code_challenge: field.value,
      code_challenge_method: field.value,
    }),
    run: async ({ instance, session, param, body }) => {
      const person = session()
      const { consented, ...rest } = body
      const given = Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined)
      const { data } = needApplication(instance, param('client_id'))
      try {
        return await decideConsent(
          instance,
          person,
          new Map([...given, ['consented', String(consented)], ['client_id', data.client_id]]),
        )
      } catch (error) {
        if (!(error instanceof OAuthError)) throw error
        const { errors } = fieldError('form_param_value_invalid', 'redirect_uri')
        throw new ClerkError(
          422,
          errors.map((item) => ({ ...item, long_message: error.message })),
        )
      }
    },
  }),
]
