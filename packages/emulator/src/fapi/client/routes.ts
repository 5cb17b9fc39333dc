import * as v from 'valibot'
import type { Instance } from '../../instance.ts'
import { endSession } from '../../model/sessions/sessions.ts'
import { newDevBrowser, updateClient } from '../../store/sessions/clients.ts'
import { type FrontendRequest, type FrontendRoute, frontendRoute } from '../route.ts'
import { clientResource, liveSessions } from './client-resource.ts'

/** Ends every session of the client, which stays. */
function endAll({ instance, knownClient, origin }: FrontendRequest<unknown, unknown>): object | null {
  if (!knownClient) return null
  for (const session of liveSessions(instance, knownClient)) endSession(instance, session, 'removed')
  updateClient(instance.db, knownClient.id, { session: null }, instance.now())
  return clientResource(instance, knownClient, origin)
}

function wrapped(response: object | null): object {
  return { response, client: null }
}

function created({ instance, client, origin }: FrontendRequest<unknown, unknown>): object {
  return wrapped(clientResource(instance, client(), origin))
}

function devBrowser(instance: Instance, clientId: string): object {
  const now = instance.now()
  return {
    object: 'dev_browser',
    id: newDevBrowser(instance.db, clientId, now),
    client_id: clientId,
    created_at: now,
    updated_at: now,
  }
}

export const clientRoutes: readonly FrontendRoute[] = [
  frontendRoute({
    method: 'POST',
    path: '/dev_browser',
    operation: 'createDevBrowser',
    bare: true,
    anonymous: true,
    run: ({ instance, client }) => devBrowser(instance, client().id),
  }),
  frontendRoute({
    method: 'GET',
    path: '/client',
    operation: 'getClient',
    bare: true,
    run: ({ instance, knownClient, origin }) =>
      wrapped(knownClient ? clientResource(instance, knownClient, origin) : null),
  }),
  frontendRoute({ method: 'PUT', path: '/client', operation: 'putClient', bare: true, run: created }),
  frontendRoute({
    method: 'POST',
    path: '/client',
    operation: 'postClient',
    bare: true,
    body: v.strictObject({}),
    run: created,
  }),
  frontendRoute({
    method: 'DELETE',
    path: '/client',
    operation: 'deleteClientSessions',
    bare: true,
    run: (request) => wrapped(endAll(request)),
  }),
  frontendRoute({
    method: 'DELETE',
    path: '/client/sessions',
    operation: 'removeClientSessionsAndRetainCookie',
    bare: true,
    run: (request) => wrapped(endAll(request)),
  }),
]
