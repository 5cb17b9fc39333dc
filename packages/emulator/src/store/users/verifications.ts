import type { Database } from '../database.ts'

/** A pending or completed verification of an email address or a phone number. */
export interface VerificationRow {
  readonly id: string
  readonly identifier_id: string
  readonly status: 'unverified' | 'verified' | 'failed'
  readonly attempts: number
  readonly expire_at: number
}

export function insertVerification(
  db: Database,
  row: Pick<VerificationRow, 'id' | 'identifier_id' | 'expire_at'>,
): void {
  db.run(
    "INSERT INTO verifications (id, identifier_id, status, expire_at) VALUES (?, ?, 'unverified', ?)",
    row.id,
    row.identifier_id,
    row.expire_at,
  )
}

export function findVerification(db: Database, id: string): VerificationRow | undefined {
  return db.get<VerificationRow>('SELECT * FROM verifications WHERE id = ?', id)
}

export function updateVerification(
  db: Database,
  id: string,
  { status, attempts }: Pick<VerificationRow, 'status' | 'attempts'>,
): void {
  db.run('UPDATE verifications SET status = ?, attempts = ? WHERE id = ?', status, attempts, id)
}
