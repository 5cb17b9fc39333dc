import { clerkError, type ErrorCode } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { signJwt, verifyJwt } from '../../keys.ts'
import { findTicket, insertTicket, setTicketStatus, type TicketRow } from '../../store/sessions/tickets.ts'

const prefixes = { sign_in_token: 'sit', actor_token: 'act' } as const
const cannotRevoke = {
  sign_in_token: 'sign_in_token_cannot_be_revoked_code',
  actor_token: 'actor_token_cannot_be_revoked_code',
} as const satisfies Record<TicketRow['kind'], ErrorCode>

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
  insertTicket(instance.db, {
    id,
    kind,
    user_id: input.userId,
    actor: input.actor ? JSON.stringify(input.actor) : null,
    organization_id: input.organizationId ?? null,
    session_seconds: input.sessionSeconds ?? null,
    expires_at: now + input.seconds * 1000,
    created_at: now,
    updated_at: now,
  })
  return resource(instance, findTicket(instance.db, id) as TicketRow)
}

export function revokeTicket(instance: Instance, kind: TicketRow['kind'], id: string): object {
  const row = findTicket(instance.db, id)
  if (row?.kind !== kind) throw clerkError('resource_not_found', `The ${kind.replaceAll('_', ' ')} ${id}`)
  if (row.status !== 'pending') throw clerkError(cannotRevoke[kind], row.status)
  setTicketStatus(instance.db, id, 'revoked', instance.now())
  return resource(instance, findTicket(instance.db, id) as TicketRow)
}

/** Redeems a ticket. Returns undefined if it is invalid, expired or used already. */
export function takeTicket(instance: Instance, token: string): TicketRow | undefined {
  const claims = verifyJwt(instance.key, token)
  const row = typeof claims?.sid === 'string' ? findTicket(instance.db, claims.sid) : undefined
  if (row?.status !== 'pending' || row.expires_at <= instance.now()) return undefined
  setTicketStatus(instance.db, row.id, 'accepted', instance.now())
  return row
}
