import { describe, expect, test } from 'vitest'
import { type AccountDeletion, createRoute, deleteSelf, getSelfDeletion } from '../src/index.ts'
import { clientWith, contextOf, send, signedIn, tokenOf, userId } from './support.ts'

const client = clientWith({
  getUser: async (id: string) => ({ id, banned: false, locked: false, deleteSelfEnabled: true }),
})

/** The instance that a plan is asked about. */
async function instanceAsked(headers: Record<string, string>): Promise<unknown> {
  let asked: unknown
  const request = async ({ instance }: { instance: string }) => {
    asked = instance
    return { outcome: 'blocked', blockers: [] }
  }
  const plan = { waitMs: 0, steps: [], sweep: () => {}, admitted: async () => [], request }
  const route = createRoute(deleteSelf, { deletion: plan as unknown as AccountDeletion })
  const response = await send(route, contextOf(signedIn, client), '/me', { method: 'DELETE', headers })
  expect(response.status).toBe(asked === undefined ? 500 : 409)
  return asked
}

/** A token of the same user, from another session and instance. */
const foreign = ((): string => {
  const [, , signature] = tokenOf(userId).split('.')
  return [btoa(JSON.stringify({ kid: 'ins_other' })), btoa(JSON.stringify({ sub: userId, sid: 'sess_2' })), signature]
    .join('.')
    .replaceAll('=', '')
})()

describe('the instance of a request is that of the session', () => {
  const own = tokenOf(userId, 'ins_own')

  test.each([
    ['before it', `__session_aaaaaaaa=${foreign}; __session=${own}`],
    ['after it', `__session=${own}; __session_aaaaaaaa=${foreign}`],
  ])('with a cookie of a user of the same id %s', async (_, cookie) => {
    expect(await instanceAsked({ cookie, 'sec-fetch-site': 'same-origin' })).toBe('ins_own')
  })

  test('with a token in Authorization without a scheme, which Clerk’s SDK takes', async () => {
    expect(await instanceAsked({ authorization: own })).toBe('ins_own')
  })
})

describe('a plan whose client has no usable secret key', () => {
  test.each([
    ['is missing', new Error('Missing Clerk Secret Key. Go to https://dashboard.clerk.com')],
    ['is refused', Object.assign(new Error('Unauthorized'), { status: 401, errors: [], clerkError: true })],
  ])('is misconfigured where the key %s', async (_, failure) => {
    const plan = {
      waitMs: 0,
      steps: [],
      gracePeriodMs: null,
      sweep: () => {},
      ofUser: async () => undefined,
      blockersOf: () => Promise.reject(failure),
    }
    const route = createRoute(getSelfDeletion, { deletion: plan as unknown as AccountDeletion })
    const response = await send(route, contextOf(signedIn, client), '/me/deletion?blockers=true')
    expect(await response.json()).toMatchObject({ code: 'misconfigured' })
  })
})
