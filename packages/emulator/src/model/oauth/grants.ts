import type { RecordRow } from '../../store/records/records.ts'

/** Access that a user has granted to an application. Codes and tokens carry it on. */
export interface Grant {
  /** The grant's own id: a stolen code or refresh token ends all tokens of its grant. */
  readonly grant: string
  /** The id of the application. */
  readonly application: string
  readonly scopes: readonly string[]
  /** The organization that the user has chosen, with the scope `user:org:read`. */
  readonly organization: string | null
  readonly session: string
  /** Milliseconds. */
  readonly signedInAt: number
  readonly nonce: string | null
}

/** The stored part of a code or a token. The record's name is the secret, so that an index finds it. */
export interface Secret extends Grant {
  readonly secret: string
}

export interface CodeData extends Secret {
  readonly redirectUri: string
  readonly challenge: string | null
}

/** A record's owner is the user. */
export type Code = RecordRow<CodeData>
export type Token = RecordRow<Secret>

/** The kinds of records that end with a grant. */
export const tokenKinds = ['oauth_access_token', 'oauth_refresh_token'] as const

export type TokenKind = (typeof tokenKinds)[number]
