import type { Instance } from '../../instance.ts'
import { findRecord, insertRecord, updateRecord } from '../../store/records/records.ts'

/** The settings of an instance that have operations, with Clerk's defaults. */
const defaults = {
  instance: { allowed_origins: [] as readonly string[] },
  restrictions: {
    allowlist: false,
    blocklist: false,
    allowlist_blocklist_disabled_on_sign_in: false,
    block_email_subaddresses: false,
    block_disposable_email_domains: false,
  },
  protect: { rules_enabled: false, specter_enabled: false },
  communication: { blocked_country_codes: [] as readonly string[] },
  oauth: {
    dynamic_oauth_client_registration: false,
    default_scopes: ['profile', 'email'] as readonly string[] | null,
    oauth_jwt_access_tokens: false,
    client_id_metadata_documents_advertised: false,
    client_id_metadata_documents_only_allow_pre_registered_clients: false,
    client_id_metadata_documents_block_implicitly_allowed_clients: false,
  },
  organizations: {
    enabled: true,
    max_allowed_memberships: 5,
    admin_delete_enabled: true,
    domains_enabled: true,
    slug_disabled: false,
    domains_enrollment_modes: [
      'manual_invitation',
      'automatic_invitation',
      'automatic_suggestion',
    ] as readonly string[],
  },
}

type Defaults = typeof defaults
export type SettingsName = keyof Defaults

function idOf(name: SettingsName): string {
  return `settings_${name}`
}

/** Reads a group of settings. */
export function settingsOf<Name extends SettingsName>(instance: Instance, name: Name): Defaults[Name] {
  const row = findRecord<Partial<Defaults[Name]>>(instance.db, 'settings', idOf(name))
  return { ...defaults[name], ...row?.data }
}

/** Changes the settings of a group that are neither null nor undefined, and returns all of them. */
export function changeSettings<Name extends SettingsName>(
  instance: Instance,
  name: Name,
  change: { readonly [Key in keyof Defaults[Name]]?: Defaults[Name][Key] | null | undefined },
): Defaults[Name] {
  const given = Object.entries(change).filter(([key, value]) => value != null && key in defaults[name])
  const data = { ...settingsOf(instance, name), ...Object.fromEntries(given) }
  const now = instance.now()
  if (findRecord(instance.db, 'settings', idOf(name))) updateRecord(instance.db, idOf(name), { data, updated_at: now })
  else insertRecord(instance.db, { kind: 'settings', id: idOf(name), name, data, created_at: now })
  return data
}
