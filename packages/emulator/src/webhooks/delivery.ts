import { createHmac } from 'node:crypto'
import { newId } from '../ids.ts'
import type { Database } from '../store/database.ts'
import {
  dueEvents,
  type EventRow,
  findEvent,
  insertEvent,
  listEvents,
  nextAttempt,
  updateEvent,
} from '../store/events.ts'
import { sqliteProblem } from '../store/sqlite-errors.ts'
import type { EventType } from './event-types.ts'

/** The delivery of webhooks. Pending events are in the database, so a restart continues with them. */
export interface Webhooks {
  send(type: EventType, data: object): void
  /** Delivers an event again, as the button in Clerk's dashboard does. */
  resend(id: string): boolean
  all(): EventRow[]
  stop(): void
}

/** Seconds until the next attempt. Clerk waits for up to hours, which a test cannot. */
const delays = [1, 2, 4, 8, 16, 32, 60]

const timeoutMs = 15_000

const atOnce = 8

/** Until the data file is tried again, after it could not be used. */
const waitMs = 1000

/** Computes the `svix-signature` of a body. */
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

  const attempt = async (row: EventRow): Promise<{ status: number | null; error: string | null }> => {
    const timestamp = Math.floor(now() / 1000)
    try {
      const response = await fetch(options.url, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(timeoutMs)]),
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Svix-Webhooks/1.0 (account-routes-emulator)',
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
    updateEvent(db, row.id, {
      status: state,
      attempts,
      response_status: status,
      error,
      next_at: next,
      updated_at: now(),
    })
    schedule()
  }

  const pump = (): void => {
    timer = undefined
    if (stopping.signal.aborted) return
    const due = dueEvents(db, now(), atOnce + running.size)
    for (const row of due) {
      if (running.size < atOnce && !running.has(row.id)) deliver(row).catch(wait)
    }
    schedule()
  }

  const pumpSafely = (): void => {
    try {
      pump()
    } catch (error) {
      wait(error)
    }
  }

  /** Tries again later, where another program holds the data file. Nobody else would catch the error. */
  const wait = (error: unknown): void => {
    if (stopping.signal.aborted) return
    const problem = sqliteProblem(error)
    console.error(problem ? `Webhooks are waiting, because the data file could not be used: ${problem}.` : error)
    clearTimeout(timer)
    timer = setTimeout(pumpSafely, waitMs)
  }

  const schedule = (): void => {
    if (stopping.signal.aborted || timer || running.size >= atOnce) return
    const next = nextAttempt(db, running)
    if (next !== undefined) timer = setTimeout(pumpSafely, Math.max(0, next - now()))
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
      insertEvent(db, { id: newId('msg', at), type, body }, at)
      // An event that waits for a retry must not delay this one.
      clearTimeout(timer)
      timer = undefined
      schedule()
    },
    resend: (id) => {
      if (!findEvent(db, id)) return false
      updateEvent(db, id, { status: 'pending', attempts: 0, next_at: now(), updated_at: now() })
      clearTimeout(timer)
      timer = undefined
      schedule()
      return true
    },
    all: () => listEvents(db),
    stop: () => {
      stopping.abort()
      clearTimeout(timer)
    },
  }
}
