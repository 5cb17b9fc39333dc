import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'vitest'
import { assertRefused } from '../answers.ts'
import { one } from '../check.ts'
import type { Person } from '../clerk.ts'
import type { Answer } from '../http.ts'
import type { World } from '../world.ts'
import { deliveryOf, eventOf } from './webhooks/deliveries.ts'

interface Started {
  readonly success: true
  readonly deletion: { readonly id: string; readonly state: string; readonly dueAt: number }
}

const day = 86_400_000

/** Requests to the server whose plan has a grace period of 14 days. */
async function planOf(world: World) {
  const server = await world.server('planned')
  return async (as: Person | undefined, method: string, path: string, body?: object): Promise<Answer> => {
    const headers = { ...(await as?.bearer()), ...(body && { 'content-type': 'application/json' }) }
    return server.ask(method, path, { headers, body: body && JSON.stringify(body) })
  }
}

function startedIn(answer: Answer): Started['deletion'] {
  expect(answer.status, answer.text).toBe(202)
  const { success, deletion } = answer.json() as Started
  expect(success).toBe(true)
  return deletion
}

export const planned = [
  one(
    'grace',
    'a deletion with a grace period: 202, signed out, shown to the user, and undone any number of times',
    [],
    async (world) => {
      const server = await world.server('planned')
      const ask = await planOf(world)
      const user = await world.clerk.newUser()
      const answer = await server.ask('DELETE', '/me', { headers: await user.browser() })
      const { id, state, dueAt } = startedIn(answer)
      expect(state).toBe('scheduled')
      expect(Math.abs(dueAt - Date.now() - 14 * day)).toBeLessThan(60_000)
      expect(String(answer.headers['set-cookie'])).toContain('__session=;')
      expect(startedIn(await ask(user, 'DELETE', '/me')).id).toBe(id)
      const shown = (await ask(user, 'GET', '/me/deletion?blockers=true')).json()
      expect(shown).toMatchObject({ id, state: 'scheduled', dueAt, canCancel: true, gracePeriod: 14 * day })
      expect(shown).not.toHaveProperty('blockers')
      expect((await ask(undefined, 'GET', `/deletion-status/${id}`)).json()).toEqual({ state: 'scheduled', dueAt })
      for (let times = 0; times < 2; times++)
        expect((await ask(user, 'POST', '/me/deletion/cancel')).json()).toEqual({ success: true })
      expect((await ask(user, 'GET', '/me/deletion')).json()).toMatchObject({ id: null, state: null })
      assertRefused(await ask(undefined, 'GET', `/deletion-status/${id}`), 404, 'not_found')
      expect(await world.clerk.find(user.id)).toBeDefined()
    },
  ),
  one(
    'blocked',
    'a reason against a deletion: 409 with the reason, nothing is recorded, and an administrator may override it',
    [59],
    async (world) => {
      const ask = await planOf(world)
      const user = await world.clerk.newUser({ public_metadata: { unpaid: true } })
      const refused = await ask(user, 'DELETE', '/me')
      const blockers = [{ code: 'unpaid', message: 'Pay your last invoice first.' }]
      expect([refused.status, refused.json()]).toMatchObject([409, { code: 'blocked', blockers }])
      expect(refused.headers['set-cookie']).toBeUndefined()
      expect((await ask(user, 'GET', '/me/deletion?blockers=true')).json()).toMatchObject({ id: null, blockers })
      expect((await ask(world.admin, 'DELETE', `/users/${user.id}`)).status).toBe(409)
      const forced = await ask(world.admin, 'POST', `/users/${user.id}/deletion`, { override: ['unpaid'] })
      expect([forced.status, forced.json()]).toEqual([200, { success: true }])
      expect(await world.clerk.find(user.id)).toBeUndefined()
    },
  ),
  one(
    'taken-over',
    "an administrator's deletion replaces the user's own, and the user cannot undo it",
    [],
    async (world) => {
      const ask = await planOf(world)
      const [own, other] = [await world.clerk.newUser(), await world.clerk.newUser()]
      const { id } = startedIn(await ask(own, 'DELETE', '/me'))
      expect((await ask(world.admin, 'DELETE', `/users/${own.id}`)).status).toBe(200)
      expect(await world.clerk.find(own.id)).toBeUndefined()
      expect((await ask(world.admin, 'GET', `/deletions/${id}`)).json()).toMatchObject({
        id,
        userId: own.id,
        state: 'finished',
        requestedBy: world.admin.id,
      })
      expect((await ask(undefined, 'GET', `/deletion-status/${id}`)).json()).toEqual({ state: 'finished' })

      const asked = await ask(world.admin, 'POST', `/users/${other.id}/deletion`, { grace: true })
      const { id: theirs } = startedIn(asked)
      expect((await ask(other, 'GET', '/me/deletion')).json()).toMatchObject({ id: theirs, canCancel: false })
      assertRefused(await ask(other, 'POST', '/me/deletion/cancel'), 403, 'forbidden')
      for (let times = 0; times < 2; times++)
        expect((await ask(world.admin, 'POST', `/deletions/${theirs}/cancel`)).status).toBe(200)
      expect(await world.clerk.find(other.id)).toBeDefined()
    },
  ),
  one('gone-again', 'the deletion of a user who is gone, with a token that is still valid: 200', [], async (world) => {
    const ask = await planOf(world)
    const user = await world.clerk.newUser()
    // A token is kept, and outlives its user.
    await user.bearer()
    expect((await ask(world.admin, 'DELETE', `/users/${user.id}`)).status).toBe(200)
    expect((await ask(user, 'DELETE', '/me')).json()).toEqual({ success: true })
    expect((await ask(world.admin, 'DELETE', `/users/${user.id}`)).json()).toEqual({ success: true })
  }),
  one(
    'example-webhook',
    "a user deleted elsewhere: the app's webhook and its sweep run the plan, which administrators see",
    [],
    async (world) => {
      const server = await world.server('planned')
      const ask = await planOf(world)
      const user = await world.clerk.newUser()
      await world.clerk.backend('DELETE', `/users/${user.id}`)
      const { webhookSecret: secret } = world.clerk.emulator
      const delivery = deliveryOf(await eventOf(world, 'user.deleted', user.id), { secret })
      const answer = await server.send('/api/webhooks/clerk', { method: 'POST', ...delivery })
      expect([answer.status, answer.text], server.output().slice(-500)).toEqual([200, '{"success":true}'])

      const read = async () => {
        const { data } = (await ask(world.admin, 'GET', '/deletions')).json() as { data: { userId: string }[] }
        return data.find(({ userId }) => userId === user.id)
      }
      let shown = await read()
      for (let patience = 80; patience > 0 && !JSON.stringify(shown).includes('"finished"'); patience--) {
        await delay(50)
        shown = await read()
      }
      expect(shown).toMatchObject({ state: 'finished', requestedBy: 'clerk' })
    },
  ),
] as const
