import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { verifyWebhook } from '@clerk/backend/webhooks'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'
import { api } from './support/api.ts'
import { createContract, readDocument } from './support/contract.ts'
import { control } from './support/control.ts'
import { frontendBrowser } from './support/frontend.ts'

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
      'email.created',
    ]
    await until(() => received.length === types.length)
    expect(typesOf()).toEqual([...types].sort())
    for (const { text } of received) {
      const { type, data } = JSON.parse(text) as { type: string; data: Record<string, unknown> }
      if (type === 'user.created' || type === 'email.created') continue
      const { public_organization_data: _, ...resource } = data
      const [object = ''] = type.split('.')
      const name = 'deleted' in data ? 'DeletedObject' : `${object[0]?.toUpperCase()}${object.slice(1)}`
      expect(check(name, { $ref: `#/components/schemas/${name}` }, resource), type).toEqual([])
    }
  })

  /** Holds each event that came against the schema that the document has for its type. */
  function expectDocumented(): void {
    const { check } = createContract(document)
    for (const { text } of received) {
      const event = JSON.parse(text) as { type: string }
      const { schema } = document['x-webhooks']?.[event.type]?.post.requestBody.content['application/json'] ?? {}
      expect(schema, event.type).toBeDefined()
      expect(check(event.type, schema, event), event.type).toEqual([])
    }
  }

  test('report emails and text messages instead of sending them', async () => {
    const call = api(emulator)
    await call.post('/phone_numbers', { user_id: 'user_ada', phone_number: '+15555550100', verified: true })
    received.length = 0
    const browser = frontendBrowser(emulator)
    for (const strategy of ['email_code', 'phone_code', 'email_link']) {
      const identifier = 'ada@example.com'
      const { body } = await browser.post('/client/sign_ins', { identifier })
      const path = `/client/sign_ins/${body.response.id}/prepare_first_factor`
      const redirect_url = strategy === 'email_link' ? 'http://localhost:3000/' : undefined
      await browser.post(path, { strategy, redirect_url })
    }
    await call.post('/invitations', { email_address: 'late@example.com' })
    const ofMessages = () => typesOf().filter((type) => /^(email|sms)/.test(type))
    await until(() => ofMessages().length === 4)
    expect(ofMessages()).toEqual(['email.created', 'email.created', 'email.created', 'sms.created'])
    received = received.filter(({ text }) => /"type":"(email|sms)/.test(text))
    expectDocumented()
    const data = received.map(({ text }) => (JSON.parse(text) as { data: object }).data)
    expect(data).toContainEqual(
      expect.objectContaining({
        slug: 'verification_code',
        user_id: 'user_ada',
        to_email_address: 'ada@example.com',
        data: { otp_code: '424242' },
      }),
    )
  })

  test('report roles and permissions', async () => {
    const call = api(emulator)
    const named = { key: 'org:posts:write', name: 'Write posts', description: 'Writes posts' }
    const { body: permission } = await call.post('/organization_permissions', named)
    await call.patch(`/organization_permissions/${permission.id}`, { name: 'Post' })
    const author = { key: 'org:author', name: 'Author', description: 'Writes' }
    const { body: role } = await call.post('/organization_roles', author)
    await call.post(`/organization_roles/${role.id}/permissions/${permission.id}`)
    await call.patch(`/organization_roles/${role.id}`, { name: 'Poet' })
    await call.remove(`/organization_roles/${role.id}`)
    await call.remove(`/organization_permissions/${permission.id}`)
    const types = [
      'permission.created',
      'permission.deleted',
      'permission.updated',
      'role.created',
      'role.deleted',
      'role.updated',
      'role.updated',
    ]
    await until(() => received.length === types.length)
    expect(typesOf()).toEqual(types)
    expectDocumented()
  })

  test('report the subscription of a user with each of its states', async () => {
    const { url } = emulator
    const send = (method: string, body?: object) =>
      fetch(`${url}/_emulator/users/user_ada/subscription`, { method, ...(body ? { body: JSON.stringify(body) } : {}) })
    for (const status of ['incomplete', 'abandoned', 'active', 'active', 'past_due', 'canceled'])
      await send('PUT', { plan: 'Pro', status })
    await send('DELETE')
    const types = [
      ...['subscription.active', 'subscription.created', 'subscription.pastDue'],
      ...Array<string>(6).fill('subscription.updated'),
      'subscriptionItem.abandoned',
      'subscriptionItem.active',
      'subscriptionItem.canceled',
      'subscriptionItem.ended',
      'subscriptionItem.incomplete',
      'subscriptionItem.pastDue',
      'subscriptionItem.updated',
    ]
    await until(() => received.length === types.length)
    expect(typesOf()).toEqual(types)
    expectDocumented()
    const ids = received.map(({ text }) => (JSON.parse(text) as { data: { id: string } }).data.id)
    expect(new Set(ids).size).toBe(2)
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
