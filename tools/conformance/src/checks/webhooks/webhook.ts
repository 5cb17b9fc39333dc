import { expect } from 'vitest'
import { assertRefused, assertSafe } from '../../answers.ts'
import { one } from '../../check.ts'
import { deliver, deliveryOf, eventOf, linesAbout, send, sweep } from './deliveries.ts'

export const webhook = [
  one(
    'webhook-signature',
    'a webhook with a wrong or an old signature: 400, and nothing is done',
    [],
    async (world) => {
      const user = await world.clerk.newUser()
      const event = await eventOf(world, 'user.deleted', user.id)
      const good = deliveryOf(event)
      const minutes = (n: number) => new Date(Date.now() + n * 60_000)
      for (const [name, delivery] of Object.entries({
        'another secret': deliveryOf(event, { secret: `whsec_${btoa('another')}` }),
        'six minutes old': deliveryOf(event, { at: minutes(-6) }),
        'six minutes ahead': deliveryOf(event, { at: minutes(6) }),
        're-serialized': { ...good, body: JSON.stringify(event, null, 2) },
        'another body': { ...good, body: good.body.replace(user.id, world.somebody.id) },
        'no signature': { ...good, headers: { 'content-type': 'application/json' } },
        'no body': { ...good, body: '' },
      })) {
        const answer = await deliver(world, delivery)
        expect([name, answer.status]).toEqual([name, 400])
        assertRefused(answer, 400, 'invalid_signature')
      }
      await sweep(world)
      expect(await linesAbout(await world.variants(), user.id)).toEqual([])
    },
  ),
  one('webhook-size', 'a webhook of more than 1 MB: 413', [], async (world) => {
    const event = { ...(await eventOf(world, 'user.updated', world.somebody.id)), padding: 'x'.repeat(1_000_001) }
    assertRefused(await deliver(world, deliveryOf(event)), 413, 'body_too_large')
  }),
  one(
    'webhook-claim',
    'a signed `user.deleted` for a user who exists: 200, and nothing is done',
    [58],
    async (world) => {
      const user = await world.clerk.newUser()
      await send(world, 'user.deleted', user.id)
      await sweep(world)
      expect(await world.clerk.find(user.id)).toBeDefined()
      const lines = await linesAbout(await world.variants(), user.id, 'still_exists')
      expect(lines.some((line) => line.includes('webhook deleted') || line.includes('"step_done"'))).toBe(false)
    },
  ),
  one('webhook-instance', "another instance's webhook: 200, and nothing is done", [57], async (world) => {
    const user = await world.clerk.newUser()
    await world.clerk.backend('DELETE', `/users/${user.id}`)
    const event = { ...(await eventOf(world, 'user.deleted', user.id)), instance_id: 'ins_another' }
    expect((await deliver(world, deliveryOf(event))).status).toBe(200)
    await sweep(world)
    const lines = await linesAbout(await world.variants(), user.id)
    expect(lines.filter((line) => line.startsWith('webhook') || line.startsWith('{'))).toEqual([])
  }),
  one(
    'webhook-deleted',
    'a user deleted elsewhere: the other steps run once for any number of webhooks, and late updates are ignored',
    [],
    async (world) => {
      const server = await world.variants()
      const user = await world.clerk.newUser()
      await send(world, 'user.updated', user.id)
      await world.clerk.backend('DELETE', `/users/${user.id}`)
      for (let times = 0; times < 3; times++) await send(world, 'user.deleted', user.id)
      await sweep(world)
      await linesAbout(server, user.id, '"finished"')
      await send(world, 'user.deleted', user.id)
      await send(world, 'user.updated', user.id)
      await send(world, 'user.created', user.id)
      await sweep(world)
      const lines = await linesAbout(server, user.id, '"finished"')
      const steps = lines.flatMap((line) => /"step_done".*"step":"([\w-]+)"/.exec(line)?.[1] ?? [])
      expect(steps.toSorted()).toEqual([...new Set(steps)].toSorted())
      expect(steps).toContain('notes')
      const handedOn = [...new Set(lines.filter((line) => line.startsWith('webhook ')))]
      expect(handedOn, lines.join('\n')).toEqual([`webhook updated ${user.id}`, `webhook deleted ${user.id}`])
    },
  ),
  one('sweep-secret', 'the sweep without its secret: 401, even if signed in', [3], async (world) => {
    const server = await world.variants()
    for (const headers of [
      {},
      { authorization: 'Bearer x' },
      await world.admin.browser(),
      await world.admin.bearer(),
    ]) {
      const answer = await server.send('/sweep', { headers })
      assertRefused(answer, 401, 'unauthenticated')
      assertSafe('POST', answer)
    }
  }),
] as const
