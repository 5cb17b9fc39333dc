import { derivedId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { settingsOf } from '../../model/instance/settings.ts'
import { adminRole, memberRole } from '../../model/organizations/role-records.ts'
import { walletStrategies } from '../wallets/strategies.ts'
import { attributesOf, emailStrategies, identifiersFor } from './attributes.ts'
import { socialSettings } from './providers.ts'

const on = { enabled: true }
const off = { enabled: false }

const userSettings = {
  social: socialSettings(),
  saml: off,
  enterprise_sso: off,
  sign_in: { second_factor: { required: false } },
  sign_up: {
    captcha_enabled: false,
    captcha_widget_type: 'smart',
    custom_action_required: false,
    progressive: true,
    mode: 'public',
    legal_consent_enabled: false,
  },
  restrictions: {
    allowlist: off,
    blocklist: off,
    allowlist_blocklist_disabled_on_sign_in: off,
    block_email_subaddresses: off,
    block_disposable_email_domains: off,
  },
  password_settings: {
    disable_hibp: true,
    disable_password_reverification: false,
    min_length: 8,
    max_length: 72,
    require_special_char: false,
    require_numbers: false,
    require_uppercase: false,
    require_lowercase: false,
    show_zxcvbn: false,
    min_zxcvbn_strength: 0,
    enforce_hibp_on_sign_in: false,
    allowed_special_characters: '',
  },
  username_settings: {
    min_length: 4,
    max_length: 64,
    allow_extended_special_characters: false,
    allow_numeric_usernames: false,
  },
  actions: { delete_self: true, create_organization: true, create_organizations_limit: null },
  attack_protection: {
    user_lockout: { enabled: true, max_attempts: 100, duration_in_minutes: 60 },
    pii: on,
    email_link: { require_same_client: false },
    enumeration_protection: off,
  },
  passkey_settings: { allow_autofill: true, show_sign_in_button: true, satisfies_second_factor: true },
}

function authConfig(instance: Instance) {
  return {
    object: 'auth_config',
    id: derivedId('aconf', instance.key.kid),
    first_name: 'on',
    last_name: 'on',
    email_address: 'required',
    phone_number: 'on',
    username: 'on',
    password: 'required',
    identification_requirements: [['email_address']],
    identification_strategies: identifiersFor(instance),
    first_factors: [
      'password',
      ...emailStrategies(instance),
      'phone_code',
      'passkey',
      'ticket',
      ...(instance.settings.web3Wallets ? walletStrategies : []),
    ],
    second_factors: ['totp', 'phone_code', 'backup_code'],
    email_address_verification_strategies: emailStrategies(instance),
    single_session_mode: false,
    enhanced_email_deliverability: false,
    test_mode: !instance.production,
    url_based_session_syncing: !instance.production,
    claimed_at: null,
    reverification: true,
    native_settings: {
      object: 'native_settings',
      api_enabled: true,
      trusted_device_sign_in_enabled: false,
      trusted_device_enrollment_prompt_after_sign_in_enabled: false,
      trusted_device_enrollment_prompt_after_sign_up_enabled: false,
    },
  }
}

function displayConfig(instance: Instance, origin: string) {
  const page = (path: string): string => `${instance.url}/${path}`
  return {
    object: 'display_config',
    id: derivedId('display_config', instance.key.kid),
    instance_environment_type: instance.production ? 'production' : 'development',
    application_name: 'Clerk emulator',
    theme: {},
    preferred_sign_in_strategy: 'password',
    logo_image_url: null,
    favicon_image_url: null,
    logo_url: null,
    favicon_url: null,
    logo_image: null,
    favicon_image: null,
    home_url: origin,
    sign_in_url: page('sign-in'),
    sign_up_url: page('sign-up'),
    user_profile_url: page('user'),
    waitlist_url: page('waitlist'),
    oauth_consent_url: page('oauth-consent'),
    after_sign_in_url: origin,
    after_sign_up_url: origin,
    after_sign_out_one_url: origin,
    after_sign_out_all_url: origin,
    after_switch_session_url: origin,
    after_join_waitlist_url: origin,
    organization_profile_url: page('organization'),
    create_organization_url: page('create-organization'),
    after_leave_organization_url: origin,
    after_create_organization_url: origin,
    logo_link_url: origin,
    support_email: null,
    branded: false,
    experimental_force_oauth_first: false,
    clerk_js_version: null,
    show_devmode_warning: false,
    google_one_tap_client_id: null,
    help_url: null,
    privacy_policy_url: null,
    terms_url: null,
    captcha_public_key: null,
    captcha_widget_type: null,
    captcha_public_key_invisible: null,
    captcha_provider: null,
    captcha_oauth_bypass: [],
    captcha_heartbeat: false,
  }
}

/** The settings of the instance, as clerk-js reads them before anything else. `origin` is where the app is. */
export function environment(instance: Instance, origin: string): object {
  const organizations = settingsOf(instance, 'organizations')
  return {
    auth_config: authConfig(instance),
    display_config: displayConfig(instance, origin),
    user_settings: { attributes: attributesOf(instance), ...userSettings },
    organization_settings: {
      enabled: organizations.enabled,
      max_allowed_memberships: organizations.max_allowed_memberships,
      actions: { admin_delete: organizations.admin_delete_enabled },
      domains: {
        enabled: organizations.domains_enabled,
        enrollment_modes: organizations.domains_enrollment_modes,
        default_role: memberRole,
      },
      slug: { disabled: organizations.slug_disabled },
      creator_role: adminRole,
    },
    fraud_settings: { object: 'fraud_settings', native: { device_attestation_mode: 'disabled' } },
    commerce_settings: {
      billing: {
        stripe_publishable_key: null,
        free_trial_requires_payment_method: false,
        user: { enabled: false, has_paid_plans: false },
        organization: { enabled: false, has_paid_plans: false },
      },
    },
    api_keys_settings: {
      enabled: instance.settings.apiKeys,
      user_api_keys_enabled: instance.settings.apiKeys,
      orgs_api_keys_enabled: instance.settings.apiKeys,
    },
    protect_config: { loaders: [] },
    client_debug_mode: false,
    partitioned_cookies: false,
    maintenance_mode: false,
  }
}
