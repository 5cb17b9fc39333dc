import * as v from 'valibot'
import { unusableAnswer } from '../clerk/errors.ts'
import { anyUser, ownAccount } from '../operation/guards.ts'
import { query } from '../operation/input.ts'
import { defineOperation, type RunContext } from '../operation/operation.ts'
import { at } from '../operation/path-ids.ts'
import type { AccountPrincipal } from '../options/principal.ts'
import { page, paging } from '../schemas/page.ts'
import { type Session, session } from '../schemas/sessions.ts'

const listInput = v.strictObject({
  ...paging,
  status: v.exactOptional(v.picklist(['abandoned', 'active', 'ended', 'expired', 'removed', 'replaced', 'revoked'])),
})
const list = {
  method: 'GET',
  tenancy: 'exclusive',
  refuses: ['not_found'],
  input: query(listInput),
  output: page<Session>(session),
  clerk: ['GET /sessions'],
  run: ({ principal, input, clerk }: RunContext<AccountPrincipal, v.InferOutput<typeof listInput>>) =>
    clerk.read(({ sessions }) => sessions.getSessionList({ ...input, userId: principal.targetUserId })),
} as const

const revoke = {
  output: session,
  refuses: ['not_found'],
  clerk: ['GET /sessions/{session_id}', 'POST /sessions/{session_id}/revoke'],
  async run({ principal, clerk, ids, refuse }: RunContext<AccountPrincipal, undefined, 'sessionId', 'not_found'>) {
    const { sessionId } = ids
    // Clerk revokes any session by its id alone. Somebody else's looks like none.
    const answer = await clerk.read(({ sessions }) => sessions.getSession(sessionId))
    const owner = (answer as { userId?: unknown } | null)?.userId
    if (typeof owner !== 'string') throw unusableAnswer('getSession')
    if (owner !== principal.targetUserId) throw refuse('not_found')
    return clerk.change(({ sessions }) => sessions.revokeSession(sessionId))
  },
} as const

/** Lists the caller's sessions. */
export const getSelfSessionList = defineOperation({
  ...list,
  id: 'getSelfSessionList',
  name: 'me.listSessions',
  path: '/me/sessions',
  summary: 'List my sessions',
  guard: ownAccount,
})

/** Signs the caller out of one of their own sessions. */
export const revokeSelfSession = defineOperation({
  ...revoke,
  whileDeleting: true,
  id: 'revokeSelfSession',
  name: 'me.revokeSession',
  method: 'DELETE',
  ...at('/me/sessions/:sessionId'),
  summary: 'End a session of mine',
  guard: ownAccount,
  sensitive: true,
})

/** Lists a user's sessions. */
export const getSessionList = defineOperation({
  ...list,
  id: 'getSessionList',
  name: 'users.listSessions',
  ...at('/users/:userId/sessions'),
  summary: "List a user's sessions",
  guard: anyUser,
})

/** Signs a user out of one of their sessions. */
export const revokeSession = defineOperation({
  ...revoke,
  whileDeleting: true,
  id: 'revokeSession',
  name: 'users.revokeSession',
  method: 'POST',
  ...at('/users/:userId/sessions/:sessionId/revoke'),
  summary: 'End a session of a user',
  guard: anyUser,
  sensitive: 'own-account',
})
