import { clerkError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import {
  type CredentialKind,
  type CredentialRow,
  credentialsOf,
  deleteCredential,
  insertCredential,
  updateCredential,
  updateCredentialKey,
} from '../../store/users/credentials.ts'
import { changedPartOfUser, needUser } from './users.ts'

type Data = Readonly<Record<string, unknown>>

function dataOf(row: CredentialRow): Data {
  return JSON.parse(row.data) as Data
}

function ofKind(instance: Instance, userId: string, kind: CredentialKind): CredentialRow[] {
  needUser(instance, userId)
  return credentialsOf(instance.db, [userId]).filter((row) => row.kind === kind)
}

/** Finds the credential in a path by its own id or by the id of its identification. */
function needCredential(instance: Instance, userId: string, kind: CredentialKind, id: string): CredentialRow {
  const row = ofKind(instance, userId, kind).find((other) => other.id === id || dataOf(other).identification_id === id)
  if (!row) throw clerkError('resource_not_found', `The ${kind.replace('_', ' ')} ${id}`)
  return row
}

export function removeCredential(instance: Instance, userId: string, kind: CredentialKind, id: string): object {
  const row = needCredential(instance, userId, kind, id)
  deleteCredential(instance.db, row.id)
  changedPartOfUser(instance, userId)
  return { object: kind, id: row.id, deleted: true }
}

/** The account of a user at a provider, as the API shows it. */
export function accountResource(instance: Instance, userId: string, id: string): Data {
  return dataOf(needCredential(instance, userId, 'external_account', id))
}

/**
 * Adds scopes to those that a user has approved for an account. Returns false if the account is gone, or the approval came
 * from another account at the provider.
 */
export function approveScopes(
  instance: Instance,
  userId: string,
  approval: {
    readonly accountId: string
    readonly providerUserId: string | undefined
    readonly scopes: readonly string[]
  },
): boolean {
  const row = ofKind(instance, userId, 'external_account').find(({ id }) => id === approval.accountId)
  if (!row || row.provider_user_id !== approval.providerUserId) return false
  const account = dataOf(row)
  const approved = new Set([...String(account.approved_scopes).split(' ').filter(Boolean), ...approval.scopes])
  const change = { approved_scopes: [...approved].join(' '), updated_at: instance.now() }
  updateCredential(instance.db, row.id, { ...account, ...change })
  changedPartOfUser(instance, userId)
  return true
}

/** Forgets the tokens of an account at its provider. */
export function forgetTokens(instance: Instance, userId: string, id: string): void {
  const row = needCredential(instance, userId, 'external_account', id)
  updateCredentialKey(instance.db, row.id, { ...dataOf(row), updated_at: instance.now() }, null)
  changedPartOfUser(instance, userId)
}

/** Lists the devices that are currently trusted. */
export function trustedDevices(instance: Instance, userId: string): object {
  const data = ofKind(instance, userId, 'trusted_device')
    .map(dataOf)
    .filter(({ status }) => status === 'active')
  return { data, total_count: data.length }
}

export function revokeTrustedDevice(instance: Instance, userId: string, id: string): object {
  const row = needCredential(instance, userId, 'trusted_device', id)
  const device = dataOf(row)
  if (device.status !== 'active') throw clerkError('resource_not_found', `The trusted device ${id}`)
  const now = instance.now()
  const revoked = { ...device, status: 'revoked', revoked_at: now, updated_at: now }
  updateCredential(instance.db, row.id, revoked)
  return revoked
}

/** Providers that Clerk supports without an OAuth application of your own. */
const providers = new Set(
  'apple atlassian bitbucket box coinbase discord dropbox enstall facebook github gitlab google hubspot huggingface instagram line linear linkedin linkedin_oidc microsoft notion slack spotify tiktok twitch twitter vercel x xero'.split(
    ' ',
  ),
)

/** Access tokens of a provider. They come from the seed, since the emulator never talks to providers. */
export function oauthTokens(instance: Instance, userId: string, provider: string): object[] {
  const name = provider.replace(/^oauth_/, '')
  if (!providers.has(name) && !name.startsWith('custom_')) throw clerkError('oauth_unsupported_provider', provider)
  return credentialsWithTokens(instance, userId, name)
}

function credentialsWithTokens(instance: Instance, userId: string, provider: string): object[] {
  return ofKind(instance, userId, 'external_account')
    .filter((row) => row.provider === provider && row.token !== null)
    .map((row) => {
      const account = dataOf(row)
      return {
        object: 'oauth_access_token',
        external_account_id: row.id,
        provider_user_id: account.provider_user_id,
        token: row.token,
        expires_at: null,
        provider: `oauth_${provider}`,
        public_metadata: account.public_metadata,
        label: account.label,
        scopes: String(account.approved_scopes).split(' ').filter(Boolean),
      }
    })
}

/** An account at a provider, as the seed has it. */
export interface ExternalAccountInput {
  readonly id?: string | undefined
  readonly provider: string
  readonly provider_user_id: string
  readonly email_address: string
  readonly first_name?: string | undefined
  readonly last_name?: string | undefined
  readonly username?: string | undefined
  readonly approved_scopes?: string | undefined
  readonly token?: string | undefined
}

export function addExternalAccount(instance: Instance, userId: string, input: ExternalAccountInput): void {
  const now = instance.now()
  const provider = input.provider.replace(/^oauth_/, '')
  const id = input.id ?? newId('eac', now)
  insertCredential(instance.db, {
    id,
    user_id: userId,
    kind: 'external_account',
    provider,
    provider_user_id: input.provider_user_id,
    token: input.token ?? null,
    data: JSON.stringify({
      object: 'external_account',
      id,
      provider: `oauth_${provider}`,
      identification_id: newId('idn', now),
      provider_user_id: input.provider_user_id,
      approved_scopes: input.approved_scopes ?? 'email profile',
      email_address: input.email_address,
      first_name: input.first_name ?? '',
      last_name: input.last_name ?? '',
      image_url: '',
      username: input.username ?? null,
      public_metadata: {},
      label: null,
      created_at: now,
      updated_at: now,
      verification: {
        object: 'verification_oauth',
        status: 'verified',
        strategy: `oauth_${provider}`,
        attempts: null,
        expire_at: now + 600_000,
      },
    }),
  })
}

export function addPasskey(
  instance: Instance,
  userId: string,
  input: { readonly id?: string | undefined; readonly name: string },
): void {
  const now = instance.now()
  const id = input.id ?? newId('idn', now)
  insertCredential(instance.db, {
    id,
    user_id: userId,
    kind: 'passkey',
    provider: null,
    provider_user_id: null,
    token: null,
    data: JSON.stringify({
      id,
      object: 'passkey',
      name: input.name,
      last_used_at: now,
      verification: {
        object: 'verification_passkey',
        status: 'verified',
        strategy: 'passkey',
        attempts: null,
        expire_at: null,
      },
    }),
  })
}

/** A trusted device, as the seed has it. */
export interface TrustedDeviceInput {
  readonly id?: string | undefined
  readonly platform: 'ios' | 'android'
  readonly app_identifier: string
  readonly name?: string | undefined
}

export function addTrustedDevice(instance: Instance, userId: string, input: TrustedDeviceInput): void {
  const now = instance.now()
  const id = input.id ?? newId('tdev', now)
  insertCredential(instance.db, {
    id,
    user_id: userId,
    kind: 'trusted_device',
    provider: null,
    provider_user_id: null,
    token: null,
    data: JSON.stringify({
      object: 'trusted_device',
      id,
      platform: input.platform,
      app_identifier: input.app_identifier,
      name: input.name ?? null,
      algorithm: 'ES256',
      status: 'active',
      created_at: now,
      updated_at: now,
      last_used_at: null,
      revoked_at: null,
    }),
  })
}
