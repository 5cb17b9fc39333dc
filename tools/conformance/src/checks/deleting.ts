import { expect } from 'vitest'
import type { Person } from '../clerk.ts'
import type { Answer } from '../http.ts'
import type { World } from '../world.ts'

/** The calls to Clerk of one deletion. */
export const calls = ({ id }: Person): readonly string[] => [`GET /users/${id}`, `DELETE /users/${id}`]

export function assertDeleted(answer: Answer): void {
  expect(answer.status, answer.text).toBe(200)
  expect(answer.json()).toEqual({ success: true })
}

export async function assertAlive({ clerk }: World, { id }: Person): Promise<void> {
  expect(await clerk.find(id), 'the user is still there').toBeDefined()
}

export async function assertGone({ clerk }: World, { id }: Person): Promise<void> {
  expect(await clerk.find(id), 'the user is gone').toBeUndefined()
}

/** Deletes under these conditions, by the table's path and by the one of its own. */
export const bothWays: readonly (readonly [
  name: string,
  run: (world: World, headers: object, rules?: 'strict') => Promise<Answer>,
])[] = [
  [
    'DELETE /me',
    async (world, headers, rules) => (await world.server(rules)).ask('DELETE', '/me', { headers: { ...headers } }),
  ],
  ['the single route', async (world, headers, rules) => (await world.server(rules)).alone({ headers: { ...headers } })],
]
