import type { Instance } from '../../instance.ts'
import { credentialsOf } from '../../store/users/credentials.ts'
import { type IdentifierRow, identifiersOf } from '../../store/users/identifiers.ts'
import type { UserRow } from '../../store/users/users.ts'
import { emailStrategies } from '../environment/attributes.ts'
import { strategiesOf } from '../wallets/strategies.ts'
import { walletAddress } from './identify.ts'

/** A factor that clerk-js offers. */
export interface Factor {
  readonly strategy: string
  readonly safe_identifier?: string
  readonly email_address_id?: string
  readonly phone_number_id?: string
  readonly web3_wallet_id?: string
  readonly primary?: boolean
  readonly default?: boolean
}

function maskedEmail(address: string): string {
  const [name = '', host = ''] = address.split('@')
  return `${name.slice(0, 1)}${'*'.repeat(Math.max(1, name.length - 1))}@${host}`
}

/** Masks an identifier that the person did not type. */
function safeIdentifier(row: IdentifierRow, typed: string | null): string {
  if (row.value === typed) return row.value
  return row.kind === 'email_address' ? maskedEmail(row.value) : `${row.value.slice(0, 2)}*****${row.value.slice(-4)}`
}

function contactFactor(strategy: string, row: IdentifierRow, user: UserRow, typed: string | null): Factor {
  const safe = safeIdentifier(row, typed)
  return row.kind === 'email_address'
    ? { strategy, email_address_id: row.id, safe_identifier: safe, primary: row.id === user.primary_email_address_id }
    : { strategy, phone_number_id: row.id, safe_identifier: safe, primary: row.id === user.primary_phone_number_id }
}

function verifiedContacts(instance: Instance, user: UserRow) {
  const rows = identifiersOf(instance.db, [user.id]).filter(({ status }) => status === 'verified')
  return {
    emails: rows.filter(({ kind }) => kind === 'email_address'),
    // A phone number that is a second factor is no first factor.
    phones: rows.filter(({ kind, second_factor }) => kind === 'phone_number' && second_factor === 0),
    wallets: rows.filter(({ kind }) => kind === 'web3_wallet'),
    secondFactorPhones: rows.filter(({ second_factor }) => second_factor === 1),
  }
}

/** The factors for a reverification. */
export function verificationFactors(instance: Instance, user: UserRow, typed: string | null = null): Factor[] {
  const { emails, phones } = verifiedContacts(instance, user)
  // Passkeys from the seed have no key, so they cannot sign in.
  const passkeys = credentialsOf(instance.db, [user.id]).some(({ kind, token }) => kind === 'passkey' && token !== null)
  return [
    ...(user.password_digest ? [{ strategy: 'password' }] : []),
    ...(passkeys ? [{ strategy: 'passkey' }] : []),
    ...emails.map((row) => contactFactor('email_code', row, user, typed)),
    ...phones.map((row) => contactFactor('phone_code', row, user, typed)),
  ]
}

/** A wallet that the person typed may sign by every app that holds its key. */
function walletFactors(row: IdentifierRow, typed: string | null): Factor[] {
  const all = strategiesOf(row.value)
  const isTyped = row.value === walletAddress(typed)
  const own = all.filter((strategy) => strategy === row.strategy)
  return (isTyped || own.length === 0 ? all : own).map((strategy) => ({ strategy, web3_wallet_id: row.id }))
}

/** The first factors of a user. */
export function firstFactors(instance: Instance, user: UserRow, typed: string | null): Factor[] {
  const { emails, phones, wallets } = verifiedContacts(instance, user)
  const providers = credentialsOf(instance.db, [user.id]).flatMap(({ kind, provider }) =>
    kind === 'external_account' && provider ? [provider] : [],
  )
  return [
    ...verificationFactors(instance, user, typed),
    ...(emailStrategies(instance).includes('email_link')
      ? emails.map((row) => contactFactor('email_link', row, user, typed))
      : []),
    ...(user.password_digest
      ? [
          ...emails.map((row) => contactFactor('reset_password_email_code', row, user, typed)),
          ...phones.map((row) => contactFactor('reset_password_phone_code', row, user, typed)),
        ]
      : []),
    ...wallets.flatMap((row) => walletFactors(row, typed)),
    ...[...new Set(providers)].map((provider) => ({ strategy: `oauth_${provider}` })),
  ]
}

export function secondFactors(instance: Instance, user: UserRow): Factor[] {
  const { secondFactorPhones } = verifiedContacts(instance, user)
  return [
    ...(user.totp_secret ? [{ strategy: 'totp' }] : []),
    ...secondFactorPhones.map((row) => ({
      strategy: 'phone_code',
      phone_number_id: row.id,
      safe_identifier: safeIdentifier(row, null),
      default: row.default_second_factor === 1,
    })),
    ...(user.backup_codes ? [{ strategy: 'backup_code' }] : []),
  ]
}
