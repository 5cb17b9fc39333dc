import { newId, newSecret } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { findRecordByField, insertRecord, type RecordRow, updateRecord } from '../../store/records/records.ts'
import { needRecord } from '../records.ts'

export interface OauthApplicationData {
  readonly client_id: string
  readonly client_secret: string
  readonly redirect_uris: readonly string[]
  readonly scopes: string
  readonly consent_screen_enabled: boolean
  readonly pkce_required: boolean
  readonly public: boolean
  /** Set for applications that registered themselves. */
  readonly registration?: { readonly client_uri: string | null; readonly logo_uri: string | null }
}

export type OauthApplication = RecordRow<OauthApplicationData>

export interface OauthApplicationInput {
  readonly name?: string | null | undefined
  readonly redirect_uris?: readonly string[] | null | undefined
  readonly callback_url?: string | null | undefined
  readonly scopes?: string | null | undefined
  readonly consent_screen_enabled?: boolean | null | undefined
  readonly pkce_required?: boolean | null | undefined
  readonly public?: boolean | null | undefined
  readonly registration?: OauthApplicationData['registration']
}

export function oauthApplicationResource(instance: Instance, row: OauthApplication): object {
  const { client_secret: _, registration, ...data } = row.data
  const { url } = instance
  return {
    object: 'oauth_application',
    id: row.id,
    instance_id: instance.key.kid,
    name: row.name,
    ...data,
    callback_url: data.redirect_uris[0] ?? '',
    client_uri: registration?.client_uri ?? null,
    client_image_url: registration?.logo_uri ?? null,
    dynamically_registered: registration !== undefined,
    authorize_url: `${url}/oauth/authorize`,
    token_fetch_url: `${url}/oauth/token`,
    user_info_url: `${url}/oauth/userinfo`,
    discovery_url: `${url}/.well-known/openid-configuration`,
    token_introspection_url: `${url}/oauth/token_info`,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export function needOauthApplication(instance: Instance, id: string): OauthApplication {
  return needRecord<OauthApplicationData>(instance, 'oauth_application', id)
}

/** Finds an application by the id that it calls itself by. */
export function findOauthClient(instance: Instance, clientId: string): OauthApplication | undefined {
  return findRecordByField<OauthApplicationData>(instance.db, 'oauth_application', 'client_id', clientId)
}

const urisOf = ({ redirect_uris: uris, callback_url: url }: OauthApplicationInput): readonly string[] | undefined =>
  uris ?? (url ? [url] : undefined)

/** Stores a new application. One without a name goes by its client id. */
export function insertOauthApplication(
  instance: Instance,
  name: string,
  input: OauthApplicationInput,
): OauthApplication {
  const now = instance.now()
  const id = newId('oa', now)
  const data: OauthApplicationData = {
    client_id: newSecret(12),
    client_secret: newSecret(32),
    redirect_uris: urisOf(input) ?? [],
    scopes: input.scopes ?? 'profile email',
    consent_screen_enabled: input.consent_screen_enabled ?? true,
    pkce_required: input.pkce_required ?? false,
    public: input.public ?? false,
    ...(input.registration ? { registration: input.registration } : {}),
  }
  insertRecord(instance.db, { kind: 'oauth_application', id, name: name || data.client_id, data, created_at: now })
  return needOauthApplication(instance, id)
}

/** Creates an application. The secret is in this response only, and in that of a rotation. */
export function createOauthApplication(instance: Instance, name: string, input: OauthApplicationInput): object {
  const row = insertOauthApplication(instance, name, input)
  return {
    ...oauthApplicationResource(instance, row),
    ...(row.data.public ? {} : { client_secret: row.data.client_secret }),
  }
}

export function changeOauthApplication(instance: Instance, id: string, input: OauthApplicationInput): object {
  const row = needOauthApplication(instance, id)
  const data: OauthApplicationData = {
    ...row.data,
    redirect_uris: urisOf(input) ?? row.data.redirect_uris,
    scopes: input.scopes ?? row.data.scopes,
    consent_screen_enabled: input.consent_screen_enabled ?? row.data.consent_screen_enabled,
    pkce_required: input.pkce_required ?? row.data.pkce_required,
    public: input.public ?? row.data.public,
  }
  updateRecord(instance.db, id, { name: input.name ?? row.name, data, updated_at: instance.now() })
  return oauthApplicationResource(instance, needOauthApplication(instance, id))
}

export function rotateOauthSecret(instance: Instance, id: string): object {
  const row = needOauthApplication(instance, id)
  const secret = newSecret(32)
  const data: OauthApplicationData = { ...row.data, client_secret: secret }
  updateRecord(instance.db, id, { data, updated_at: instance.now() })
  return { ...oauthApplicationResource(instance, needOauthApplication(instance, id)), client_secret: secret }
}
