import { afterEach, describe, expect, test, vi } from 'vitest'
import { type AccountDeletion, createRoute, deleteSelf } from '../src/index.ts'
import { clientWith, contextOf, send, signedIn, tokenOf, userId } from './support.ts'

const error = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => error.mockClear())

const client = clientWith({
  getUser: async (id: string) => ({ id, banned: false, locked: false, deleteSelfEnabled: true }),
})
const init = { method: 'DELETE', headers: { authorization: `Bearer ${tokenOf(userId)}` } }

const cyclic: { code: string; message: string; self?: unknown } = { code: 'cyclic', message: 'Go round.' }
cyclic.self = cyclic
const throwing = {
  code: 'throwing',
  message: 'Wait.',
  get more(): never {
    throw new Error('no')
  },
}

/** Reasons of plain JavaScript, and as they reach the user. */
const odd: readonly (readonly [name: string, given: unknown, expected: object])[] = [
  [
    'a BigInt',
    { code: 'unpaid', message: 'Pay first.', cents: 10n },
    { code: 'unpaid', message: 'Pay first.', cents: '10' },
  ],
  [
    'a date',
    { code: 'unpaid', message: 'Pay first.', at: new Date(0) },
    { code: 'unpaid', at: '1970-01-01T00:00:00.000Z' },
  ],
  ['a cycle', cyclic, { code: 'cyclic', message: 'Go round.' }],
  ['a field that throws', throwing, { code: 'throwing', message: 'Wait.' }],
  ['no message', { code: 'unpaid' }, { code: 'unpaid', message: "This account can't be deleted yet." }],
  ['no code', { message: 'Pay first.' }, { code: 'blocked', message: 'Pay first.' }],
  ['a text', 'Pay first.', { code: 'blocked', message: 'Pay first.' }],
  ['nothing', null, { code: 'blocked', message: "This account can't be deleted yet." }],
]

describe('reasons against a deletion with what JSON has no form for', () => {
  test.each(odd)('%s: from the app’s veto', async (_, given, expected) => {
    const route = createRoute(deleteSelf, { selfDeletion: (() => [given]) as never })
    const response = await send(route, contextOf(signedIn, client), '/me', init)
    expect(response.status).toBe(409)
    expect(await response.json()).toMatchObject({ code: 'blocked', blockers: [expected] })
  })

  test.each(odd)('%s: from a plan', async (_, given, expected) => {
    const deletion = {
      waitMs: 0,
      steps: [],
      sweep: () => {},
      admitted: async () => [],
      request: async () => ({ outcome: 'blocked', blockers: [given] }),
    } as unknown as AccountDeletion
    const response = await send(createRoute(deleteSelf, { deletion }), contextOf(signedIn, client), '/me', init)
    expect(response.status).toBe(409)
    expect(await response.json()).toMatchObject({ code: 'blocked', blockers: [expected] })
  })
})

test('the longest time that a plan waits is a long one', async () => {
  const request = async () => {
    await new Promise((resolve) => setTimeout(resolve, 50))
    return { outcome: 'blocked', blockers: [] }
  }
  const plan = { waitMs: 2_147_483_647, steps: [], sweep: () => {}, admitted: async () => [], request }
  const route = createRoute(deleteSelf, { deletion: plan as unknown as AccountDeletion })
  expect((await send(route, contextOf(signedIn, client), '/me', init)).status).toBe(409)
})
