import { newId } from '../ids.ts'
import type { Database } from './database.ts'

/** An email or text message that Clerk would have sent. */
export interface MessageRow {
  readonly seq: number
  readonly id: string
  readonly kind: 'email' | 'sms'
  readonly recipient: string
  readonly subject: string
  readonly code: string | null
  readonly link: string | null
  readonly created_at: number
}

/** The number of messages that are kept. */
const capacity = 500

export function insertMessage(
  db: Database,
  message: Pick<MessageRow, 'kind' | 'recipient' | 'subject'> & { readonly code?: string; readonly link?: string },
  now: number,
): void {
  db.run(
    'INSERT INTO messages (id, kind, recipient, subject, code, link, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    newId('msg', now),
    message.kind,
    message.recipient,
    message.subject,
    message.code ?? null,
    message.link ?? null,
    now,
  )
  db.run('DELETE FROM messages WHERE seq <= (SELECT max(seq) FROM messages) - ?', capacity)
}

/** Lists messages, newest first. */
export function listMessages(db: Database, recipient?: string): MessageRow[] {
  return db.all<MessageRow>(
    'SELECT * FROM messages WHERE recipient = coalesce(?, recipient) ORDER BY seq DESC LIMIT 100',
    recipient ?? null,
  )
}
