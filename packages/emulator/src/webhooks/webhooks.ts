import { createHmac } from 'node:crypto'
import { newId } from '../ids.ts'
import { type Database, pageSql } from '../store/database.ts'
import type { EventType } from './event-types.ts'

/** An event on its way to the webhook. `body` is what was signed, to the byte. */
export interface EventRow {
  readonly seq: number
  readonly id: string
  readonly type: EventType
  readonly body: string
  readonly status: 'pending' | 'delivered' | 'failed'
  readonly attempts: number
  readonly response_status: number | null
  readonly error: string | null
  readonly next_at: number | null
  readonly created_at: number
  readonly updated_at: number
}

/** What delivers events; they wait in the database, so a restart goes on where it was. */
export interface Webhooks {
  send(type: EventType, data: object): void
  /** Delivers an event once more, as the dashboard's button does. */
  resend(id: string): boolean
  all(): EventRow[]
  stop(): void
}

/** Seconds until the next attempt. Clerk waits up to hours; a test cannot. */
const delays = [1, 2, 4, 8, 16, 32, 60]

const timeoutMs = 15_000

const atOnce = 8

/** The `svix-signature` of a body. */
function signWebhook(secret: string, id: string, timestamp: number, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}

export function createWebhooks(options: {
  readonly db: Database
  readonly url: string
  readonly secret: string
  readonly instanceId: string
  readonly now: () => number
}): Webhooks {
  const { db, now } = options
  const stopping = new AbortController()
  const running = new Set<string>()
  let timer: NodeJS.Timeout | undefined

  const find = (id: string) => db.get<EventRow>('SELECT * FROM events WHERE id = ?', id)

  const attempt = async (row: EventRow): Promise<{ status: number | null; error: string | null }> => {
    const timestamp = Math.floor(now() / 1000)
    try {
      const response = await fetch(options.url, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(timeoutMs)]),
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Svix-Webhooks/1.0 (clerk-emulator)',
          'svix-id': row.id,
          'svix-timestamp': String(timestamp),
          'svix-signature': signWebhook(options.secret, row.id, timestamp, row.body),
        },
        body: row.body,
      })
      await response.body?.cancel()
      return { status: response.status, error: null }
    } catch (error) {
      const cause = error instanceof Error ? (error.cause ?? error) : error
      return { status: null, error: cause instanceof Error ? cause.message || cause.name : String(cause) }
    }
  }

  const deliver = async (row: EventRow): Promise<void> => {
    running.add(row.id)
    const { status, error } = await attempt(row)
    running.delete(row.id)
    if (stopping.signal.aborted) return
    const attempts = row.attempts + 1
    const done = status !== null && status >= 200 && status < 300
    const delay = delays[row.attempts]
    const state = done ? 'delivered' : delay === undefined ? 'failed' : 'pending'
    const next = state === 'pending' && delay !== undefined ? now() + delay * 1000 : null
    db.run(
      'UPDATE events SET status = ?, attempts = ?, response_status = ?, error = ?, next_at = ?, updated_at = ? WHERE id = ?',
      state,
      attempts,
      status,
      error,
      next,
      now(),
      row.id,
    )
    schedule()
  }

  const pump = (): void => {
    timer = undefined
    if (stopping.signal.aborted) return
    const due = db.all<EventRow>(
      `SELECT * FROM events WHERE next_at <= ? ORDER BY seq ${pageSql}`,
      now(),
      atOnce + running.size,
      0,
    )
    for (const row of due) {
      if (running.size < atOnce && !running.has(row.id)) void deliver(row)
    }
    schedule()
  }

  const schedule = (): void => {
    if (stopping.signal.aborted || timer || running.size >= atOnce) return
    const busy = JSON.stringify([...running])
    const next = db.get<{ next_at: number }>(
      'SELECT next_at FROM events WHERE next_at IS NOT NULL AND id NOT IN (SELECT value FROM json_each(?)) ORDER BY next_at LIMIT 1',
      busy,
    )
    if (next) timer = setTimeout(pump, Math.max(0, next.next_at - now()))
  }

  schedule()
  return {
    send: (type, data) => {
      const at = now()
      const body = JSON.stringify({
        data,
        event_attributes: { http_request: { client_ip: '', user_agent: '' } },
        instance_id: options.instanceId,
        object: 'event',
        timestamp: at,
        type,
      })
      db.run(
        "INSERT INTO events (id, type, body, status, next_at, created_at, updated_at) VALUES (?, ?, ?, 'pending', ?, ?, ?)",
        newId('msg', at),
        type,
        body,
        at,
        at,
        at,
      )
      // One that waits for a retry must not hold this one up.
      clearTimeout(timer)
      timer = undefined
      schedule()
    },
    resend: (id) => {
      if (!find(id)) return false
      db.run(
        "UPDATE events SET status = 'pending', attempts = 0, next_at = ?, updated_at = ? WHERE id = ?",
        now(),
        now(),
        id,
      )
      clearTimeout(timer)
      timer = undefined
      schedule()
      return true
    },
    all: () => db.all<EventRow>('SELECT * FROM events ORDER BY seq'),
    stop: () => {
      stopping.abort()
      clearTimeout(timer)
    },
  }
}
