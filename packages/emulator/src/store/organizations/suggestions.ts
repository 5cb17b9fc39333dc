import type { Database } from '../database.ts'
import { findRecord, insertRecord, type RecordRow } from '../records/records.ts'

/**
 * An organization that is suggested to a user. Its owner is the user, its name is the organization. `accepted` ones ask for
 * a membership, which a manager grants (`completed`) or refuses (`revoked`).
 */
export type Suggestion = RecordRow<SuggestionData>

export interface SuggestionData {
  /** The id of the organization's domain. */
  readonly domain: string
  /** The time at which the user asked for a membership. */
  readonly requested_at?: number
}

export type SuggestionStatus = 'pending' | 'accepted' | 'completed' | 'revoked'

const kind = 'organization_suggestion'

export function findSuggestion(db: Database, id: string): Suggestion | undefined {
  return findRecord<SuggestionData>(db, kind, id)
}

export function isSuggested(db: Database, organizationId: string, userId: string): boolean {
  return (
    db.get('SELECT 1 FROM records WHERE kind = ? AND name = ? AND owner = ?', kind, organizationId, userId) !==
    undefined
  )
}

export function insertSuggestion(
  db: Database,
  row: { readonly id: string; readonly userId: string; readonly organizationId: string; readonly domain: string },
  now: number,
): void {
  const data: SuggestionData = { domain: row.domain }
  const { id, userId: owner, organizationId: name } = row
  insertRecord(db, { kind, id, owner, name, status: 'pending', data, created_at: now })
}

/** Ends the suggestion and the request of a user who has become a member. */
export function completeSuggestion(db: Database, organizationId: string, userId: string, now: number): void {
  db.run(
    "UPDATE records SET status = 'completed', updated_at = ? WHERE kind = ? AND name = ? AND owner = ? AND status <> 'completed'",
    now,
    kind,
    organizationId,
    userId,
  )
}

export function countPendingSuggestions(db: Database, organizationId: string, domain: string): number {
  return (
    db.get<{ n: number }>(
      "SELECT count(*) AS n FROM records WHERE kind = ? AND name = ? AND status = 'pending' AND data ->> 'domain' = ?",
      kind,
      organizationId,
      domain,
    )?.n ?? 0
  )
}

export function deletePendingSuggestions(db: Database, organizationId: string, domain: string): void {
  db.run(
    "DELETE FROM records WHERE kind = ? AND name = ? AND status = 'pending' AND data ->> 'domain' = ?",
    kind,
    organizationId,
    domain,
  )
}

/** Withdraws the pending suggestions of a user from all domains but these. */
export function withdrawSuggestions(db: Database, userId: string, domains: readonly string[]): void {
  db.run(
    "DELETE FROM records WHERE owner = ? AND kind = ? AND status = 'pending' AND data ->> 'domain' NOT IN (SELECT value FROM json_each(?))",
    userId,
    kind,
    JSON.stringify(domains),
  )
}
