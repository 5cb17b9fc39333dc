import { afterEach, describe, expect, test, vi } from 'vitest'
import { type AccountRoutesOptions, type Auth, createRoute, deleteSelf } from '../src/index.ts'
import { clientWith, contextOf, send, signedIn, userId } from './support.ts'

const error = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => error.mockClear())
const logged = () => error.mock.calls.flat().join('\n')

interface Asked {
  readonly deleteSelfEnabled?: boolean
  readonly banned?: boolean
  readonly auth?: Auth
}

/** The status, the body, and the accounts that were deleted. */
async function ask(
  options: AccountRoutesOptions,
  { deleteSelfEnabled = true, banned = false, auth = signedIn }: Asked = {},
) {
  const deleted: string[] = []
  const client = clientWith({
    getUser: async (id: string) => ({ id, banned, locked: false, deleteSelfEnabled }),
    deleteUser: async (id: string) => {
      deleted.push(id)
      return { id, deleted: true }
    },
  })
  const route = createRoute(deleteSelf, options)
  const response = await send(route, contextOf(auth, client), '/me', { method: 'DELETE' })
  return { status: response.status, body: await response.json(), deleted }
}

describe('selfDeletion', () => {
  test("'clerk' follows Clerk's switch, 'always' ignores it", async () => {
    const off = { deleteSelfEnabled: false }
    expect(await ask({}, off)).toMatchObject({ status: 403, body: { code: 'self_deletion_disabled' }, deleted: [] })
    expect(await ask({ selfDeletion: 'always' }, off)).toMatchObject({ status: 200, deleted: [userId] })
    expect(await ask({ selfDeletion: () => true }, off)).toMatchObject({ status: 200, deleted: [userId] })
  })

  test('gets the caller, and its reasons reach them', async () => {
    const blockers = [{ code: 'unpaid', message: 'Pay your invoice first.', invoice: 7 }]
    const selfDeletion = vi.fn(async () => blockers)
    const answer = await ask({ selfDeletion })
    expect(answer).toMatchObject({ status: 409, body: { code: 'blocked', blockers }, deleted: [] })
    expect(selfDeletion).toHaveBeenCalledExactlyOnceWith({
      auth: signedIn,
      principal: expect.objectContaining({ userId }),
    })
  })

  test.each([undefined, false, null, 0, 'yes', {}, []])('%j is no yes: 409', async (verdict) => {
    const answer = await ask({ selfDeletion: (() => verdict) as never })
    expect(answer).toMatchObject({ status: 409, body: { code: 'blocked', blockers: [] }, deleted: [] })
  })

  test.each<[string, () => Promise<never>]>([
    ['throws', () => Promise.reject(new Error('no database'))],
    ['never answers', () => new Promise<never>(() => {})],
  ])('that %s is 503, and nothing is deleted', async (_, selfDeletion) => {
    const answer = await ask({ selfDeletion, timeoutMs: 40 })
    expect(answer).toMatchObject({ status: 503, body: { code: 'busy' }, deleted: [] })
    expect(logged()).toContain('`selfDeletion` failed')
  })

  test.each<[string, Asked, number]>([
    ['stale', { auth: { ...signedIn, factorVerificationAge: [11, -1] } }, 403],
    ['impersonated', { auth: { ...signedIn, actor: { sub: 'user_admin' } } }, 403],
    ['banned', { banned: true }, 403],
  ])('opens nothing for a caller who is %s, and is not asked', async (_, asked, status) => {
    const selfDeletion = vi.fn(() => true as const)
    expect(await ask({ selfDeletion }, asked)).toMatchObject({ status, deleted: [] })
    expect(selfDeletion).not.toHaveBeenCalled()
  })
})

test.each(['', 0, false, [], {}, 'user_admin', { sub: null }])(
  '[S14] an actor of %j is an impersonation',
  async (act) => {
    const sessionClaims = { sid: 'sess_1', fva: [1, -1], act }
    for (const auth of [
      { ...signedIn, actor: act as object },
      { ...signedIn, sessionClaims },
    ])
      expect(await ask({}, { auth })).toMatchObject({ status: 403, body: { code: 'impersonated' }, deleted: [] })
  },
)

test.each(['', null, 5, []])('[S11] a token whose session is %j is no session', async (sid) => {
  const auth = { ...signedIn, sessionClaims: { sid } }
  expect(await ask({}, { auth })).toMatchObject({ status: 401, deleted: [] })
})
