import { setTimeout as delay } from 'node:timers/promises'
import { Webhook } from 'standardwebhooks'
import { expect } from 'vitest'
import { signingSecret, sweepSecret } from '../../../servers/secrets.ts'
import { assertSafe } from '../../answers.ts'
import type { Answer } from '../../http.ts'
import type { Server, World } from '../../world.ts'

interface Delivery {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

let count = 0

/** A delivery as Clerk signs it. */
export function deliveryOf(event: object, { at = new Date(), secret = signingSecret } = {}): Delivery {
  const body = JSON.stringify(event)
  const id = `msg_${++count}`
  const signature = new Webhook(secret).sign(id, at, body)
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const headers = { 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': signature }
  return { body, headers: { ...headers, 'content-type': 'application/json' } }
}

export const eventOf = async ({ clerk }: World, type: string, id: string): Promise<object> => ({
  type,
  object: 'event',
  data: { id, object: 'user', external_id: null, ...(type === 'user.deleted' && { deleted: true }) },
  instance_id: await clerk.instance(),
  timestamp: Date.now(),
})

/** Sends a delivery to the server of `servers/`. */
export async function deliver(world: World, { body, headers }: Delivery): Promise<Answer> {
  const server = await world.variants()
  const answer = await server.send('/webhook', { method: 'POST', headers, body })
  assertSafe('POST', answer)
  return answer
}

export async function send(world: World, type: string, id: string): Promise<void> {
  const answer = await deliver(world, deliveryOf(await eventOf(world, type, id)))
  expect([answer.status, answer.text]).toEqual([200, '{"success":true}'])
}

/** Runs what is due, as a cron service does. */
export async function sweep(world: World): Promise<void> {
  const server = await world.variants()
  const answer = await server.send('/sweep', { headers: { authorization: `Bearer ${sweepSecret}` } })
  expect([answer.status, answer.text]).toEqual([200, expect.stringMatching(/^\{"ran":\d+,"left":false\}$/)])
}

/** The lines about a user in a server's output, once one of them is there. */
export async function linesAbout(server: Server, id: string, expected?: string): Promise<readonly string[]> {
  const lines = () =>
    server
      .output()
      .split('\n')
      .filter((line) => line.includes(id))
  for (let patience = 80; patience > 0 && expected && !lines().some((line) => line.includes(expected)); patience--)
    await delay(25)
  return lines()
}
