import type { Database } from '../database.ts'

/** Records the browser in which a session was last used. */
export function noteActivity(db: Database, sessionId: string, userAgent: string): void {
  db.run(
    'INSERT INTO session_activities (session_id, user_agent) VALUES (?, ?) ON CONFLICT (session_id) DO UPDATE SET user_agent = excluded.user_agent WHERE user_agent <> excluded.user_agent',
    sessionId,
    userAgent,
  )
}

export function userAgentOf(db: Database, sessionId: string): string {
  const row = db.get<{ user_agent: string }>(
    'SELECT user_agent FROM session_activities WHERE session_id = ?',
    sessionId,
  )
  return row?.user_agent ?? ''
}
