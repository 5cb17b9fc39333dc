import { clerkError, type ErrorCode } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { signJwt, verifyJwt } from '../../keys.ts'

/** A sign-in token or an actor token: a link that signs somebody in, once. */
export interface TicketRow {
  readonly id: string
  readonly kind: 'sign_in_token' | 'actor_token'
  readonly status: 'pending' | 'accepted' | 'revoked'
  readonly user_id: string
  readonly actor: string | null
  readonly organization_id: string | null
  readonly session_seconds: number | null
  readonly expires_at: number
  readonly created_at: number
  readonly updated_at: number
}

const prefixes = { sign_in_token: 'sit', actor_token: 'act' } as const
const cannotRevoke = {
  sign_in_token: 'sign_in_token_cannot_be_revoked_code',
  actor_token: 'actor_token_cannot_be_revoked_code',
} as const satisfies Record<TicketRow['kind'], ErrorCode>

function find(instance: Instance, id: string): TicketRow | undefined {
  return instance.db.get<TicketRow>('SELECT * FROM tickets WHERE id = ?', id)
}

function resource(instance: Instance, row: TicketRow): object {
  const token = signJwt(instance.key, {
    iss: instance.url,
    sid: row.id,
    st: row.kind,
    exp: Math.floor(row.expires_at / 1000),
  })
  const pending = row.status === 'pending'
  return {
    object: row.kind,
    id: row.id,
    status: row.status,
    user_id: row.user_id,
    ...(row.actor ? { actor: JSON.parse(row.actor) as unknown } : {}),
    ...(pending ? { token, url: `${instance.url}/sign-in?__clerk_ticket=${token}` } : {}),
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export interface TicketInput {
  readonly userId: string
  readonly seconds: number
  readonly actor?: object
  readonly organizationId?: string | null
  readonly sessionSeconds?: number
}

export function createTicket(instance: Instance, kind: TicketRow['kind'], input: TicketInput): object {
  const now = instance.now()
  const id = newId(prefixes[kind], now)
  instance.db.run(
    "INSERT INTO tickets (id, kind, status, user_id, actor, organization_id, session_seconds, expires_at, created_at, updated_at) VALUES (?, ?, 'pending', ?, ?, ?, ?, ?, ?, ?)",
    id,
    kind,
    input.userId,
    input.actor ? JSON.stringify(input.actor) : null,
    input.organizationId ?? null,
    input.sessionSeconds ?? null,
    now + input.seconds * 1000,
    now,
    now,
  )
  return resource(instance, find(instance, id) as TicketRow)
}

function setStatus(instance: Instance, id: string, status: TicketRow['status']): void {
  instance.db.run('UPDATE tickets SET status = ?, updated_at = ? WHERE id = ?', status, instance.now(), id)
}

export function revokeTicket(instance: Instance, kind: TicketRow['kind'], id: string): object {
  const row = find(instance, id)
  if (row?.kind !== kind) throw clerkError('resource_not_found', `No ${kind.replaceAll('_', ' ')} with the id ${id}`)
  if (row.status !== 'pending') throw clerkError(cannotRevoke[kind], row.status)
  setStatus(instance, id, 'revoked')
  return resource(instance, find(instance, id) as TicketRow)
}

/** Uses the ticket up. Nothing comes back for one that is not good, or not any more. */
export function takeTicket(instance: Instance, token: string): TicketRow | undefined {
  const claims = verifyJwt(instance.key, token)
  const row = typeof claims?.sid === 'string' ? find(instance, claims.sid) : undefined
  if (row?.status !== 'pending' || row.expires_at <= instance.now()) return undefined
  setStatus(instance, row.id, 'accepted')
  return row
}
