import * as v from 'valibot'
import { unusableAnswer } from '../clerk-errors.ts'
import { anyUser, ownAccount } from '../guard.ts'
import { query } from '../input.ts'
import { defineOperation, type RunContext } from '../operation.ts'
import { at } from '../path-ids.ts'
import type { AccountPrincipal } from '../principal.ts'
import { Refusal } from '../refusal.ts'
import { page, paging } from '../schemas/page.ts'

const text = v.nullish(v.string(), null)

/** Where and when an account is signed in, without the network address. */
const session = v.object({
  id: v.string(),
  status: v.string(),
  lastActiveAt: v.number(),
  expireAt: v.number(),
  abandonAt: v.number(),
  createdAt: v.number(),
  latestActivity: v.nullish(
    v.object({
      isMobile: v.nullish(v.boolean(), false),
      deviceType: text,
      browserName: text,
      browserVersion: text,
      city: text,
      country: text,
    }),
    null,
  ),
})

const listInput = v.strictObject({
  ...paging,
  status: v.exactOptional(v.picklist(['abandoned', 'active', 'ended', 'expired', 'removed', 'replaced', 'revoked'])),
})
const list = {
  method: 'GET',
  input: query(listInput),
  output: page(session),
  upstream: ['GET /sessions'],
  run: ({ principal, input, clerk }: RunContext<AccountPrincipal, v.InferOutput<typeof listInput>>) =>
    clerk.read(({ sessions }) => sessions.getSessionList({ ...input, userId: principal.targetUserId })),
} as const

const revoke = {
  output: session,
  upstream: ['GET /sessions/{session_id}', 'POST /sessions/{session_id}/revoke'],
  async run({ principal, clerk, ids }: RunContext<AccountPrincipal, undefined>) {
    const { sessionId } = ids
    // Clerk revokes any session by its id alone. Whose it is stays unsaid where it is somebody else's.
    const answer = await clerk.read(({ sessions }) => sessions.getSession(sessionId))
    const owner = (answer as { userId?: unknown } | null)?.userId
    if (typeof owner !== 'string') throw unusableAnswer('a session of nobody')
    if (owner !== principal.targetUserId) throw new Refusal('not_found')
    return clerk.change(({ sessions }) => sessions.revokeSession(sessionId))
  },
} as const

/** Where the caller is signed in. */
export const getSelfSessionList = defineOperation({
  ...list,
  id: 'getSelfSessionList',
  path: '/me/sessions',
  summary: 'List my sessions',
  guard: ownAccount,
})

/** Signs the caller out of one of their own sessions. */
export const revokeSelfSession = defineOperation({
  ...revoke,
  id: 'revokeSelfSession',
  method: 'DELETE',
  ...at('/me/sessions/:sessionId'),
  summary: 'End a session of mine',
  guard: ownAccount,
  sensitive: true,
})

/** Where a user is signed in. */
export const getSessionList = defineOperation({
  ...list,
  id: 'getSessionList',
  ...at('/users/:userId/sessions'),
  summary: "List a user's sessions",
  guard: anyUser,
})

/** Signs a user out of one of their sessions. */
export const revokeSession = defineOperation({
  ...revoke,
  id: 'revokeSession',
  method: 'POST',
  ...at('/users/:userId/sessions/:sessionId/revoke'),
  summary: 'End a session of a user',
  guard: anyUser,
})
