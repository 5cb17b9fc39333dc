import { callsOf, type Operation } from '@account-routes/core'
import { expect } from 'vitest'
import type { Person } from './clerk.ts'
import type { Outgoing } from './http.ts'
import { type Sample, samples } from './samples.ts'
import type { Row } from './table.ts'
import type { Server, World } from './world.ts'

/** A valid request for an operation, ready to be sent or to be spoiled. */
export interface Call {
  readonly method: string
  readonly path: string
  readonly query: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | undefined
}

export type Ids = Readonly<Record<string, string>>

const letters = 'ConformanceConformanceConfo'
/** Well formed, and nobody's. */
const madeUp: Ids = {
  userId: `user_${letters}`,
  sessionId: `sess_${letters}`,
  passkeyId: `idn_${letters}`,
  walletId: `idn_${letters}`,
  externalAccountId: `eac_${letters}`,
  trustedDeviceId: `tdev_${letters}`,
  deletionId: `del_${letters}`,
  provider: 'oauth_google',
}

export const isOnOthers = ({ guard }: Operation): boolean => guard.acts === 'others'
/** Operations that ask for a session. */
export const isForUsers = ({ guard }: Operation): boolean => guard.acts !== 'nobody'
export const parametersOf = ({ path }: Operation): readonly string[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => name as string)
export const changes = ({ method }: Operation): boolean => method !== 'GET'

export const fill = (path: string, ids: Ids): string => path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? '')

export const sampleOf = ({ id }: Row): Sample => samples[id]

/** Whoever may do this to that user: himself, or an administrator. */
export const actorOf = (operation: Operation, { admin }: World, user: Person): Person =>
  isOnOthers(operation) ? admin : user

/** A call whose input is valid and whose further ids name nothing: for what is refused before Clerk is asked. */
export function draft(operation: Row, user: Person): Call {
  return callWith(operation, user, madeUp)
}

/** A call that succeeds, on an account of its own. */
export async function prepare(operation: Row, { clerk, server }: World): Promise<Prepared> {
  const sample = sampleOf(operation)
  const user = sample.user === 'seeded' ? clerk.seededUser() : await clerk.newUser(sample.user?.())
  const openDeletion = async () => {
    const answer = await (await server()).ask('DELETE', '/me', { headers: await user.bearer() })
    expect(answer.status, answer.text).toBe(202)
    return (answer.json() as { deletion: { id: string } }).deletion.id
  }
  const ids = { userId: user.id, ...(await sample.ids?.({ clerk, user, openDeletion })) }
  return { user, ids, call: callWith(operation, user, ids) }
}

export interface Prepared {
  readonly call: Call
  readonly user: Person
  readonly ids: Ids
}

function callWith(operation: Row, user: Person, ids: Ids): Call {
  const { json, query = '', picture } = sampleOf(operation)
  const body = picture ?? (json && JSON.stringify(json(user)))
  return {
    method: operation.method,
    path: fill(operation.path, { ...ids, userId: user.id }),
    query,
    headers: body ? { 'content-type': picture ? 'image/png' : 'application/json' } : {},
    body,
  }
}

export const ask = (
  server: Server,
  { method, path, query, headers, body }: Call,
  as: Readonly<Record<string, string>> = {},
  outgoing: Partial<Outgoing> = {},
) => server.ask(method, query ? `${path}?${query}` : path, { body, ...outgoing, headers: { ...headers, ...as } })

/** True where this input makes an operation sensitive. */
export const isSensitiveWith = ({ sensitive }: Operation, input: object | undefined): boolean =>
  sensitive === true || (Array.isArray(sensitive) && sensitive.some((field) => Object.hasOwn(input ?? {}, field)))

/** True where the sample's input makes an operation on others powerful: Clerk is then asked about the caller first. */
const isPowerful = (operation: Row, user: Person): boolean =>
  isOnOthers(operation) && isSensitiveWith(operation, sampleOf(operation).json?.(user))

/** The calls to the Backend API that were seen, with these ids replaced by `{}` as in the table. */
export const upstreamOf = (asked: readonly string[], ids: readonly string[]): readonly string[] =>
  asked.map((line) => ids.reduce((open, id) => open.replaceAll(id, '{}'), line)).toSorted()

/** The calls of an operation's sample, in order and as its row lists them. */
export const callsOfSample = (operation: Row, user: Person): readonly string[] =>
  (isPowerful(operation, user) ? callsOf(operation) : operation.clerk).map((line) => line.replace(/\{\w+\}/g, '{}'))
