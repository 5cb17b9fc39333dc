import type { Instance } from '../../instance.ts'
import { type CredentialRow, credentialsOf } from '../../store/users/credentials.ts'
import { type IdentifierRow, identifiersOf } from '../../store/users/identifiers.ts'
import type { UserRow } from '../../store/users/users.ts'

const verificationObjects: Readonly<Record<string, string>> = {
  email_link: 'verification_email_link',
  ticket: 'verification_ticket',
}

function verification(row: IdentifierRow): object | null {
  if (row.strategy === null) return null
  const status = row.status === 'verified' ? 'verified' : 'unverified'
  if (row.kind === 'web3_wallet' && row.strategy !== 'admin') {
    return { object: 'verification_web3', status, strategy: row.strategy, nonce: null, attempts: null, expire_at: null }
  }
  if (row.strategy === 'admin')
    return { object: 'verification_admin', status: 'verified', strategy: 'admin', attempts: null, expire_at: null }
  const object = row.strategy.startsWith('from_oauth_')
    ? 'verification_from_oauth'
    : (verificationObjects[row.strategy] ?? 'verification_otp')
  return { object, status, strategy: row.strategy, attempts: 0, expire_at: row.created_at + 600_000 }
}

export function emailAddressResource(row: IdentifierRow): object {
  return {
    id: row.id,
    object: 'email_address',
    email_address: row.value,
    reserved: row.status === 'reserved',
    verification: verification(row),
    linked_to: JSON.parse(row.linked_to) as unknown,
    matches_sso_connection: false,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export function phoneNumberResource(row: IdentifierRow): object {
  return {
    id: row.id,
    object: 'phone_number',
    phone_number: row.value,
    reserved_for_second_factor: row.second_factor === 1,
    default_second_factor: row.default_second_factor === 1,
    reserved: row.status === 'reserved',
    verification: verification(row),
    linked_to: JSON.parse(row.linked_to) as unknown,
    backup_codes: null,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export function web3WalletResource(row: IdentifierRow): object {
  return {
    id: row.id,
    object: 'web3_wallet',
    web3_wallet: row.value,
    verification: verification(row),
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

/** The address of a picture. Users without one get a drawn avatar. */
export function imageUrl(instance: Instance, owner: { readonly id: string; readonly image_id: string | null }): string {
  return `${instance.url}/images/${owner.image_id ?? `${owner.id}.svg`}`
}

function byOwner<T extends { readonly user_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const map = new Map<string, T[]>()
  for (const row of rows) {
    const list = map.get(row.user_id)
    if (list) list.push(row)
    else map.set(row.user_id, [row])
  }
  return map
}

function resource(
  instance: Instance,
  row: UserRow,
  identifiers: readonly IdentifierRow[],
  credentials: readonly CredentialRow[],
): object {
  const ofKind = (kind: IdentifierRow['kind']) => identifiers.filter((identifier) => identifier.kind === kind)
  const credentialsOfKind = (kind: CredentialRow['kind']) =>
    credentials.filter((credential) => credential.kind === kind).map(({ data }) => JSON.parse(data) as unknown)
  const phones = ofKind('phone_number')
  const totp = row.totp_secret !== null
  const now = instance.now()
  const locked = row.locked_until !== null && row.locked_until > now
  const image = imageUrl(instance, row)
  return {
    id: row.id,
    object: 'user',
    username: row.username,
    first_name: row.first_name,
    last_name: row.last_name,
    locale: row.locale,
    image_url: image,
    profile_image_url: image,
    has_image: row.image_id !== null,
    primary_email_address_id: row.primary_email_address_id,
    primary_phone_number_id: row.primary_phone_number_id,
    primary_web3_wallet_id: row.primary_web3_wallet_id,
    password_enabled: row.password_digest !== null,
    two_factor_enabled: totp || phones.some((phone) => phone.second_factor === 1),
    totp_enabled: totp,
    backup_code_enabled: row.backup_codes !== null,
    email_addresses: ofKind('email_address').map(emailAddressResource),
    phone_numbers: phones.map(phoneNumberResource),
    web3_wallets: ofKind('web3_wallet').map(web3WalletResource),
    passkeys: credentialsOfKind('passkey'),
    external_accounts: credentialsOfKind('external_account'),
    saml_accounts: credentialsOfKind('saml_account'),
    enterprise_accounts: credentialsOfKind('enterprise_account'),
    public_metadata: JSON.parse(row.public_metadata) as unknown,
    private_metadata: JSON.parse(row.private_metadata) as unknown,
    unsafe_metadata: JSON.parse(row.unsafe_metadata) as unknown,
    external_id: row.external_id,
    last_sign_in_at: row.last_sign_in_at,
    banned: row.banned === 1,
    locked,
    deprovisioned: false,
    lockout_expires_in_seconds: locked ? Math.ceil(((row.locked_until as number) - now) / 1000) : null,
    verification_attempts_remaining: locked ? 0 : Math.max(0, 100 - row.failed_attempts),
    created_at: row.created_at,
    updated_at: row.updated_at,
    delete_self_enabled: row.delete_self_enabled === 1,
    bypass_client_trust: row.bypass_client_trust === 1,
    create_organization_enabled: row.create_organization_enabled === 1,
    create_organizations_limit: row.create_organizations_limit,
    last_active_at: row.last_active_at,
    mfa_enabled_at: row.mfa_enabled_at,
    mfa_disabled_at: row.mfa_disabled_at,
    password_last_updated_at: row.password_last_updated_at,
    legal_accepted_at: row.legal_accepted_at,
  }
}

/** Users as the Backend API shows them. Reads the data of all of them in two queries. */
export function userResources(instance: Instance, rows: readonly UserRow[]): object[] {
  const ids = rows.map(({ id }) => id)
  const identifiers = byOwner(identifiersOf(instance.db, ids))
  const credentials = byOwner(credentialsOf(instance.db, ids))
  return rows.map((row) => resource(instance, row, identifiers.get(row.id) ?? [], credentials.get(row.id) ?? []))
}

export function userResource(instance: Instance, row: UserRow): object {
  return userResources(instance, [row])[0] as object
}
