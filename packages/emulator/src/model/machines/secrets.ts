import type { Instance } from '../../instance.ts'
import type { RecordRow } from '../../store/records/records.ts'

/** The parts that API keys and machine tokens share. */
export interface SecretData {
  readonly secret: string
  readonly claims: unknown
  readonly scopes: readonly string[]
  readonly revocation_reason: string | null
}

export function secretResource(instance: Instance, row: RecordRow<SecretData>): object {
  const { claims, scopes, revocation_reason: reason } = row.data
  return {
    id: row.id,
    subject: row.owner,
    claims,
    scopes,
    revoked: row.status === 'revoked',
    revocation_reason: reason,
    expired: isExpired(instance, row),
    expiration: row.expires_at,
    last_used_at: null,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

function isExpired(instance: Instance, row: RecordRow): boolean {
  return row.expires_at !== null && row.expires_at <= instance.now()
}

/** Returns true for a secret that is neither revoked nor expired. */
export function isValid(instance: Instance, row: RecordRow): boolean {
  return row.status !== 'revoked' && !isExpired(instance, row)
}
