import * as v from 'valibot'
import { clerkError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import { verifyJwt } from '../../keys.ts'
import { takeHandshake } from '../../model/sessions/handshakes.ts'
import { sessionResource } from '../../model/sessions/sessions.ts'
import {
  type ClientRow,
  countClients,
  findClient,
  findClientBySecret,
  listClients,
} from '../../store/sessions/clients.ts'
import { findSession, isLive, listSessions } from '../../store/sessions/sessions.ts'
import { inQuery, paging } from '../../validation.ts'
import { type Route, route } from '../route.ts'

const everything = { limit: 500, offset: 0 }

function resource(instance: Instance, row: ClientRow): object {
  const now = instance.now()
  const sessions = listSessions(instance.db, { client_id: row.id }, everything, now).filter((session) =>
    isLive(session, now),
  )
  return {
    object: 'client',
    id: row.id,
    session_ids: sessions.map(({ id }) => id),
    sessions: sessions.map((session) => sessionResource(instance, session)),
    sign_in_id: null,
    sign_up_id: null,
    last_active_session_id: row.last_active_session_id,
    last_authentication_strategy: row.last_authentication_strategy,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

/** Finds the client by the value of a `__client` cookie or by a session token. */
function clientOf(instance: Instance, token: string): ClientRow | undefined {
  const bySecret = findClientBySecret(instance.db, token)
  if (bySecret) return bySecret
  const claims = verifyJwt(instance.key, token)
  const session = typeof claims?.sid === 'string' ? findSession(instance.db, claims.sid) : undefined
  return session && findClient(instance.db, session.client_id)
}

export const clientRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/clients',
    operation: 'GetClientList',
    query: v.object({ paginated: inQuery.boolean, ...paging }),
    run: ({ instance, query }) => {
      const data = listClients(instance.db, query).map((row) => resource(instance, row))
      return query.paginated ? { data, total_count: countClients(instance.db) } : data
    },
  }),
  route({
    method: 'POST',
    path: '/clients/verify',
    operation: 'VerifyClient',
    body: v.strictObject({ token: v.string() }),
    run: ({ instance, body }) => {
      const row = clientOf(instance, body.token)
      if (!row) throw clerkError('resource_not_found', 'The client of this token')
      return resource(instance, row)
    },
  }),
  route({
    method: 'GET',
    path: '/clients/handshake_payload',
    operation: 'GetHandshakePayload',
    differs: "Not in Clerk's document; SDKs call it.",
    query: v.object({ nonce: inQuery.text }),
    run: ({ instance, query }) => {
      const directives = query.nonce ? takeHandshake(instance, query.nonce) : undefined
      if (!directives) throw clerkError('resource_not_found', 'A handshake with this nonce')
      return { directives }
    },
  }),
  route({
    method: 'GET',
    path: '/clients/{client_id}',
    operation: 'GetClient',
    run: ({ instance, param }) => {
      const row = findClient(instance.db, param('client_id'))
      if (!row) throw clerkError('resource_not_found', `The client ${param('client_id')}`)
      return resource(instance, row)
    },
  }),
]
