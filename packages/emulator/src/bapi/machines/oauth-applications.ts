import * as v from 'valibot'
import {
  changeOauthApplication,
  createOauthApplication,
  needOauthApplication,
  type OauthApplicationData,
  oauthApplicationResource,
  rotateOauthSecret,
} from '../../model/machines/oauth-applications.ts'
import { revokeTokenOf, verifyAccessToken } from '../../model/oauth/verify.ts'
import { removeRecord } from '../../model/records.ts'
import { inQuery, maybe, paging } from '../../validation.ts'
import { pageOf, recordOrder } from '../instance/listed.ts'
import { type Route, route } from '../route.ts'

const path = '/oauth_applications/{oauth_application_id}'
const fields = {
  redirect_uris: maybe(v.array(v.string())),
  callback_url: maybe(v.string()),
  scopes: maybe(v.string()),
  consent_screen_enabled: maybe(v.boolean()),
  pkce_required: maybe(v.boolean()),
  public: maybe(v.boolean()),
}

/** Applications that sign in with accounts of this instance. */
export const oauthApplicationRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/oauth_applications',
    operation: 'ListOAuthApplications',
    query: v.object({ order_by: inQuery.text, name_query: inQuery.text, ...paging }),
    run: ({ instance, query }) => {
      const order = recordOrder(query.order_by, { created_at: 'created_at', name: 'name' })
      const filters = { query: query.name_query }
      return pageOf<OauthApplicationData>(instance, 'oauth_application', { ...query, order, filters }, (row) =>
        oauthApplicationResource(instance, row),
      )
    },
  }),
  route({
    method: 'POST',
    path: '/oauth_applications',
    operation: 'CreateOAuthApplication',
    body: v.strictObject({ name: v.string(), ...fields }),
    run: ({ instance, body }) => createOauthApplication(instance, body.name, body),
  }),
  route({
    method: 'POST',
    path: '/oauth_applications/access_tokens/verify',
    operation: 'verifyOAuthAccessToken',
    unversioned: true,
    machine: true,
    body: v.strictObject({ access_token: maybe(v.string()), secret: maybe(v.string()) }),
    run: ({ instance, body }) => verifyAccessToken(instance, body.access_token ?? body.secret ?? ''),
  }),
  route({
    method: 'GET',
    path,
    operation: 'GetOAuthApplication',
    run: ({ instance, param }) =>
      oauthApplicationResource(instance, needOauthApplication(instance, param('oauth_application_id'))),
  }),
  route({
    method: 'PATCH',
    path,
    operation: 'UpdateOAuthApplication',
    body: v.strictObject({ name: maybe(v.string()), ...fields }),
    run: ({ instance, param, body }) => changeOauthApplication(instance, param('oauth_application_id'), body),
  }),
  route({
    method: 'DELETE',
    path,
    operation: 'DeleteOAuthApplication',
    run: ({ instance, param }) => removeRecord(instance, 'oauth_application', param('oauth_application_id')),
  }),
  route({
    method: 'POST',
    path: `${path}/rotate_secret`,
    operation: 'RotateOAuthApplicationSecret',
    run: ({ instance, param }) => rotateOauthSecret(instance, param('oauth_application_id')),
  }),
  route({
    method: 'POST',
    path: `${path}/revoke_token`,
    operation: 'RevokeOAuthApplicationToken',
    status: 204,
    body: v.strictObject({ token: v.string() }),
    run: ({ instance, param, body }) => {
      const application = needOauthApplication(instance, param('oauth_application_id'))
      revokeTokenOf(instance, application, body.token)
    },
  }),
]
