import * as v from 'valibot'
import type { Instance } from '../../instance.ts'
import { changeSettings, settingsOf } from '../../model/instance/settings.ts'
import { adminRole, memberRole } from '../../model/organizations/role-records.ts'
import { code, maybe } from '../../validation.ts'
import { type Route, route } from '../route.ts'

const flag = maybe(v.boolean())
const texts = v.array(v.string())
const stored = 'Stored, without an effect.'

const restrictions = (instance: Instance): object => ({
  object: 'instance_restrictions',
  ...settingsOf(instance, 'restrictions'),
})

const protect = (instance: Instance): object => ({
  object: 'instance_protect',
  checks_bypassed: false,
  ...settingsOf(instance, 'protect'),
})

const communication = (instance: Instance): object => ({
  object: 'instance_communication',
  ...settingsOf(instance, 'communication'),
})

const oauth = (instance: Instance): object => ({
  object: 'oauth_application_settings',
  ...settingsOf(instance, 'oauth'),
})

const organizations = (instance: Instance): object => ({
  object: 'organization_settings',
  max_allowed_roles: 10,
  max_allowed_domains: 10,
  max_allowed_permissions: 50,
  creator_role: adminRole,
  domains_default_role: memberRole,
  ...settingsOf(instance, 'organizations'),
})

const enrollmentModes = v.array(
  v.picklist(['manual_invitation', 'automatic_invitation', 'automatic_suggestion'], code('form_param_value_invalid')),
)

/** The settings of the instance. */
export const settingsRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/instance',
    operation: 'GetInstance',
    run: ({ instance }) => ({
      object: 'instance',
      id: instance.key.kid,
      environment_type: instance.production ? 'production' : 'development',
      allowed_origins: settingsOf(instance, 'instance').allowed_origins,
      workspace_id: null,
    }),
  }),
  route({
    method: 'PATCH',
    path: '/instance',
    operation: 'UpdateInstance',
    differs: 'Keeps only `allowed_origins`, without an effect.',
    body: v.strictObject({
      test_mode: flag,
      hibp: flag,
      support_email: maybe(v.string()),
      clerk_js_version: maybe(v.string()),
      development_origin: maybe(v.string()),
      allowed_origins: v.optional(texts),
      cookieless_dev: flag,
      url_based_session_syncing: flag,
      preferred_sign_in_strategy_when_password_required: maybe(
        v.picklist(['password', 'otp', ''], code('form_param_value_invalid')),
      ),
    }),
    status: 204,
    run: ({ instance, body }) => changeSettings(instance, 'instance', { allowed_origins: body.allowed_origins }),
  }),
  route({
    method: 'PATCH',
    path: '/instance/restrictions',
    operation: 'UpdateInstanceRestrictions',
    differs: 'No plan is required. Only the allow-list and the block-list have an effect, on sign-ups.',
    body: v.strictObject({
      allowlist: flag,
      blocklist: flag,
      allowlist_blocklist_disabled_on_sign_in: flag,
      block_email_subaddresses: flag,
      block_disposable_email_domains: flag,
    }),
    run: ({ instance, body }) => {
      changeSettings(instance, 'restrictions', body)
      return restrictions(instance)
    },
  }),
  route({
    method: 'GET',
    path: '/instance/protect',
    operation: 'GetInstanceProtect',
    run: ({ instance }) => protect(instance),
  }),
  route({
    method: 'PATCH',
    path: '/instance/protect',
    operation: 'UpdateInstanceProtect',
    differs: stored,
    body: v.strictObject({ rules_enabled: flag, specter_enabled: flag }),
    run: ({ instance, body }) => {
      changeSettings(instance, 'protect', body)
      return protect(instance)
    },
  }),
  route({
    method: 'GET',
    path: '/instance/communication',
    operation: 'GetInstanceCommunication',
    run: ({ instance }) => communication(instance),
  }),
  route({
    method: 'PATCH',
    path: '/instance/communication',
    operation: 'UpdateInstanceCommunication',
    differs: stored,
    body: v.strictObject({ blocked_country_codes: maybe(texts) }),
    run: ({ instance, body }) => {
      changeSettings(instance, 'communication', body)
      return communication(instance)
    },
  }),
  route({
    method: 'GET',
    path: '/instance/oauth_application_settings',
    operation: 'GetInstanceOAuthApplicationSettings',
    run: ({ instance }) => oauth(instance),
  }),
  route({
    method: 'PATCH',
    path: '/instance/oauth_application_settings',
    operation: 'UpdateInstanceOAuthApplicationSettings',
    differs: 'Settings about client id metadata documents are stored, without an effect.',
    body: v.strictObject({
      dynamic_oauth_client_registration: flag,
      default_scopes: maybe(texts),
      oauth_jwt_access_tokens: flag,
      client_id_metadata_documents_advertised: flag,
      client_id_metadata_documents_only_allow_pre_registered_clients: flag,
      client_id_metadata_documents_block_implicitly_allowed_clients: flag,
    }),
    run: ({ instance, body }) => {
      changeSettings(instance, 'oauth', body)
      return oauth(instance)
    },
  }),
  route({
    method: 'GET',
    path: '/instance/organization_settings',
    operation: 'GetInstanceOrganizationSettings',
    run: ({ instance }) => organizations(instance),
  }),
  route({
    method: 'PATCH',
    path: '/instance/organization_settings',
    operation: 'UpdateInstanceOrganizationSettings',
    differs:
      '`max_allowed_memberships` has an effect on organizations created later, the rest in the components. The roles stay as they are.',
    body: v.strictObject({
      enabled: flag,
      max_allowed_memberships: maybe(v.pipe(v.number(), v.integer(), v.minValue(0, code('form_param_value_invalid')))),
      admin_delete_enabled: flag,
      domains_enabled: flag,
      slug_disabled: flag,
      domains_enrollment_modes: v.optional(enrollmentModes),
      creator_role_id: maybe(v.string()),
      domains_default_role_id: maybe(v.string()),
    }),
    run: ({ instance, body }) => {
      changeSettings(instance, 'organizations', body)
      return organizations(instance)
    },
  }),
]
