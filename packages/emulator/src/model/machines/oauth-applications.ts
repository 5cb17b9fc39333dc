import { newId, newSecret } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { insertRecord, type RecordRow, updateRecord } from '../../store/records/records.ts'
import { needRecord } from '../records.ts'

export interface OauthApplicationData {
  readonly client_id: string
  readonly client_secret: string
  readonly redirect_uris: readonly string[]
  readonly scopes: string
  readonly consent_screen_enabled: boolean
  readonly pkce_required: boolean
  readonly public: boolean
}

type OauthApplication = RecordRow<OauthApplicationData>

export interface OauthApplicationInput {
  readonly name?: string | null | undefined
  readonly redirect_uris?: readonly string[] | null | undefined
  readonly callback_url?: string | null | undefined
  readonly scopes?: string | null | undefined
  readonly consent_screen_enabled?: boolean | null | undefined
  readonly pkce_required?: boolean | null | undefined
  readonly public?: boolean | null | undefined
}

export function oauthApplicationResource(instance: Instance, row: OauthApplication): object {
  const { client_secret: _, ...data } = row.data
  const { url } = instance
  return {
    object: 'oauth_application',
    id: row.id,
    instance_id: instance.key.kid,
    name: row.name,
    ...data,
    callback_url: data.redirect_uris[0] ?? '',
    client_uri: null,
    client_image_url: null,
    dynamically_registered: false,
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

const urisOf = ({ redirect_uris: uris, callback_url: url }: OauthApplicationInput): readonly string[] | undefined =>
  uris ?? (url ? [url] : undefined)

/** Creates an application. The secret is in this response only, and in that of a rotation. */
export function createOauthApplication(instance: Instance, name: string, input: OauthApplicationInput): object {
  const now = instance.now()
  const id = newId('oa', now)
  const secret = newSecret(32)
  const data: OauthApplicationData = {
    client_id: newSecret(12),
    client_secret: secret,
    redirect_uris: urisOf(input) ?? [],
    scopes: input.scopes ?? 'profile email',
    consent_screen_enabled: input.consent_screen_enabled ?? true,
    pkce_required: input.pkce_required ?? false,
    public: input.public ?? false,
  }
  insertRecord(instance.db, { kind: 'oauth_application', id, name, data, created_at: now })
  return {
    ...oauthApplicationResource(instance, needOauthApplication(instance, id)),
    ...(data.public ? {} : { client_secret: secret }),
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
