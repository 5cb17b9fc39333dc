import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { verifyWebhook } from '@clerk/backend/webhooks'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'
import { api } from './support/api.ts'
import { createContract, readDocument } from './support/contract.ts'
import { control } from './support/control.ts'

const document = readDocument('webhooks-2025-04-15.yml')

interface Delivery {
  readonly headers: Record<string, string>
  readonly text: string
}

let server: Server
let emulator: Emulator
let received: Delivery[]
let answers: number[]

beforeEach(async () => {
  received = []
  answers = []
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    received.push({ headers: request.headers as Record<string, string>, text: Buffer.concat(chunks).toString() })
    response.writeHead(answers.shift() ?? 200).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  emulator = await startEmulator({
    webhook: `http://127.0.0.1:${port}/hook`,
    seed: { users: [{ id: 'user_ada', email_address: ['ada@example.com'], external_id: 'mine' }] },
  })
})

afterEach(async () => {
  await emulator.stop()
  await new Promise((resolve) => server.close(resolve))
})

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition(); waited += 5) {
    if (waited > 20_000)
      throw new Error(`Only ${received.length} deliveries came: ${received.map(({ text }) => text).join()}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

function typesOf() {
  return received.map(({ text }) => (JSON.parse(text) as { type: string }).type).sort()
}

function requestOf({ headers, text }: Delivery) {
  return new Request('http://127.0.0.1/hook', {
    method: 'POST',
    body: text,
    headers: { ...headers, 'content-length': '' },
  })
}

describe('webhooks', () => {
  test('report users and sessions, and verify with the SDK', async () => {
    const call = api(emulator)
    await call.post('/users', { username: 'new_one' })
    await call.patch('/users/user_ada', { first_name: 'Ada' })
    const session = await call.post('/sessions', { user_id: 'user_ada' })
    await call.post(`/sessions/${session.body.id}/revoke`)
    await call.post('/sessions', { user_id: 'user_ada' })
    await call.remove('/users/user_ada')
    await until(() => received.length >= 7)
    expect(typesOf()).toEqual([
      'session.created',
      'session.created',
      'session.removed',
      'session.revoked',
      'user.created',
      'user.deleted',
      'user.updated',
    ])
    const events = await Promise.all(
      received.map((delivery) => verifyWebhook(requestOf(delivery), { signingSecret: emulator.webhookSecret })),
    )
    expect(events.find(({ type }) => type === 'user.deleted')?.data).toEqual({
      object: 'user',
      id: 'user_ada',
      deleted: true,
      external_id: 'mine',
    })
    expect(events.find(({ type }) => type === 'user.updated')?.data).toMatchObject({
      id: 'user_ada',
      first_name: 'Ada',
    })
    expect(new Set(received.map(({ headers }) => headers['svix-id'])).size).toBe(7)

    const changed = { ...(received[0] as Delivery), text: `${received[0]?.text} ` }
    await expect(verifyWebhook(requestOf(changed), { signingSecret: emulator.webhookSecret })).rejects.toThrow()
  })

  test('the seed and a reset send no events', async () => {
    await control(emulator).reset()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(received).toEqual([])
  })

  test('a refused event is retried with the same bytes and id', async () => {
    answers = [500]
    await api(emulator).patch('/users/user_ada', { first_name: 'Ada' })
    await until(() => received.length === 2)
    expect(received[1]?.text).toBe(received[0]?.text)
    expect(received[1]?.headers['svix-id']).toBe(received[0]?.headers['svix-id'])
    await expect(
      verifyWebhook(requestOf(received[1] as Delivery), { signingSecret: emulator.webhookSecret }),
    ).resolves.toBeTruthy()
    const list = async () =>
      (await control(emulator).get('webhooks')) as { id: string; status: string; attempts: number }[]
    for (let waited = 0; (await list())[0]?.status !== 'delivered' && waited < 100; waited++)
      await new Promise((resolve) => setTimeout(resolve, 10))
    expect(await list()).toMatchObject([
      { type: 'user.updated', status: 'delivered', attempts: 2, responseStatus: 200, error: null },
    ])
    await control(emulator).post(`webhooks/${(await list())[0]?.id}/resend`)
    await until(() => received.length === 3)
    expect(received[2]?.headers['svix-id']).toBe(received[0]?.headers['svix-id'])
  })

  test('a pending retry does not delay other events', async () => {
    // Three times refused, the first waits four seconds for its next try.
    answers = [503, 503, 503]
    await api(emulator).patch('/users/user_ada', { first_name: 'A' })
    await until(() => received.length === 3)
    await api(emulator).patch('/users/user_ada', { first_name: 'B' })
    await until(() => received.length === 4)
    expect(received[3]?.text).toContain('"first_name":"B"')
  })

  test('report organizations with all that is theirs, and the waitlist', async () => {
    const { check } = createContract(document)
    const call = api(emulator)
    const { body: grace } = await call.post('/users', { email_address: ['grace@example.com'] })
    const { body: organization } = await call.post('/organizations', { name: 'Engines', created_by: 'user_ada' })
    const path = `/organizations/${organization.id}`
    await call.patch(path, { name: 'Engine Room' })
    await call.patch(`${path}/metadata`, { public_metadata: { floor: 2 } })
    await call.post(`${path}/memberships`, { user_id: grace.id, role: 'org:member' })
    await call.patch(`${path}/memberships/${grace.id}`, { role: 'org:admin' })
    await call.patch(`${path}/memberships/${grace.id}/metadata`, { public_metadata: { desk: 1 } })
    await call.remove(`${path}/memberships/${grace.id}`)
    const body = { email_address: 'alan@example.com', role: 'org:member', inviter_user_id: 'user_ada' }
    const { body: invitation } = await call.post(`${path}/invitations`, body)
    await call.post(`${path}/invitations/${invitation.id}/revoke`, {})
    const { body: domain } = await call.post(`${path}/domains`, {
      name: 'engines.example',
      enrollment_mode: 'manual_invitation',
    })
    await call.patch(`${path}/domains/${domain.id}`, { enrollment_mode: 'automatic_invitation' })
    await call.remove(`${path}/domains/${domain.id}`)
    await call.remove(path)
    const { body: entry } = await call.post('/waitlist_entries', { email_address: 'wait@example.com' })
    await call.post(`/waitlist_entries/${entry.id}/invite`, {})
    const types = [
      'user.created',
      'organization.created',
      'organizationMembership.created',
      'organization.updated',
      'organization.updated',
      'organizationMembership.created',
      'organizationMembership.updated',
      'organizationMembership.updated',
      'organizationMembership.deleted',
      'organizationInvitation.created',
      'organizationInvitation.revoked',
      'organizationDomain.created',
      'organizationDomain.updated',
      'organizationDomain.deleted',
      'organization.deleted',
      'waitlistEntry.created',
      'waitlistEntry.updated',
    ]
    await until(() => received.length === types.length)
    expect(typesOf()).toEqual([...types].sort())
    for (const { text } of received) {
      const { type, data } = JSON.parse(text) as { type: string; data: Record<string, unknown> }
      if (type === 'user.created') continue
      const { public_organization_data: _, ...resource } = data
      const [object = ''] = type.split('.')
      const name = 'deleted' in data ? 'DeletedObject' : `${object[0]?.toUpperCase()}${object.slice(1)}`
      expect(check(name, { $ref: `#/components/schemas/${name}` }, resource), type).toEqual([])
    }
  })

  test('of a bulk change that fails are not sent', async () => {
    const call = api(emulator)
    const { body: organization } = await call.post('/organizations', { name: 'Engines' })
    const twice = ['alan@example.com', 'alan@example.com'].map((email_address) => ({
      email_address,
      role: 'org:member',
    }))
    expect((await call.post(`/organizations/${organization.id}/invitations/bulk`, twice)).status).toBe(400)
    await call.post('/users', { username: 'afterwards' })
    await until(() => received.length === 2)
    expect(typesOf()).toEqual(['organization.created', 'user.created'])
  })

  test("events match Clerk's document", async () => {
    const { check } = createContract(document)
    const call = api(emulator)
    await call.patch('/users/user_ada', { first_name: 'Ada' })
    await call.post('/sessions', { user_id: 'user_ada' })
    await call.remove('/users/user_ada')
    await until(() => received.length === 4)
    for (const { text } of received) {
      const event = JSON.parse(text) as { type: string; data: object }
      expect(check('event', { $ref: '#/components/schemas/WebhookEventPayload' }, event), event.type).toEqual([])
      const { user, ...data } = event.data as { user?: object }
      const name =
        event.type === 'user.deleted' ? 'DeletedObject' : event.type.startsWith('session') ? 'Session' : 'User'
      expect(check(name, { $ref: `#/components/schemas/${name}` }, data), event.type).toEqual([])
      if (user) expect(check('User', { $ref: '#/components/schemas/User' }, user), event.type).toEqual([])
    }
  })
})
