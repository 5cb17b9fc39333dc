import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { activeSubscription, type BlockerCheck, blocker, type ClerkClient } from '../src/index.ts'
import { type Clerk, startClerk } from './support/app.ts'

let clerk: Clerk
beforeAll(async () => {
  clerk = await startClerk()
})
afterAll(() => clerk?.stop())

const define = (blockers: readonly BlockerCheck[], more: { timeoutMs?: number; clerkClient?: ClerkClient } = {}) =>
  clerk.define({ blockers, ...more })

async function subscribe(userId: string, subscription: object): Promise<void> {
  const { status } = await fetch(`${clerk.url}/_emulator/users/${userId}/subscription`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(subscription),
  })
  expect(status).toBe(204)
}

describe('activeSubscription in Clerk Billing', () => {
  const deletion = () => define([activeSubscription()])

  it.each(['active', 'past_due'])('blocks a subscription that is %s', async (status) => {
    const userId = await clerk.createUser()
    await subscribe(userId, { plan: 'Pro', status })
    const reasons = [{ code: 'active_subscription', message: 'Cancel your subscription to "Pro" first.' }]
    expect(await deletion().blockersOf(userId)).toEqual(reasons)
    const answer = await deletion().request({ userId, instance: clerk.instance, requestedBy: 'self' })
    expect(answer).toEqual({ outcome: 'blocked', blockers: reasons })
  })

  it.each([
    { plan: 'Pro', status: 'canceled' },
    { plan: 'Pro', status: 'ended' },
    { plan: 'Free', amount: 0 },
  ])('lets %j pass', async (subscription) => {
    const userId = await clerk.createUser()
    await subscribe(userId, subscription)
    expect(await deletion().blockersOf(userId)).toEqual([])
  })

  it('lets users without a subscription pass', async () => {
    expect(await deletion().blockersOf(await clerk.createUser())).toEqual([])
  })

  it('refuses as unavailable if billing fails', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { jwks, users, organizations, sessions } = clerk.client
    const deletion = define([activeSubscription()], { clerkClient: { jwks, users, organizations, sessions } })
    const userId = await clerk.createUser()
    const answer = await deletion.request({ userId, instance: clerk.instance, requestedBy: 'self' })
    expect(answer.outcome).toBe('unavailable')
    expect(String(log.mock.calls[0]?.[1])).toContain('needs an SDK of Clerk with `billing`')
    expect(await clerk.exists(userId)).toBe(true)
    log.mockRestore()
  })
})

describe('activeSubscription of the app', () => {
  it('takes true, a text, or nothing', async () => {
    const userId = await clerk.createUser()
    const messages = async (found: string | boolean | undefined) =>
      (await define([activeSubscription(async () => found || null)]).blockersOf(userId)).map(({ message }) => message)
    expect(await messages(true)).toEqual(['Cancel your subscription first.'])
    expect(await messages('Cancel in the app store first.')).toEqual(['Cancel in the app store first.'])
    expect(await messages(false)).toEqual([])
    expect(await messages(undefined)).toEqual([])
  })
})

describe('the time of blockers', () => {
  const slow = (name: string, options: { timeoutMs?: number }) =>
    blocker(
      name,
      ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
      options,
    )

  it.each([
    ['its own limit', { timeoutMs: 30 }, 60_000],
    ["the plan's limit where that is shorter", { timeoutMs: 60_000 }, 30],
    ["the plan's limit", {}, 30],
  ])('ends at %s', async (_, options, timeoutMs) => {
    const userId = await clerk.createUser()
    const start = performance.now()
    await expect(define([slow('slow', options)], { timeoutMs }).blockersOf(userId)).rejects.toThrow('timeout')
    expect(performance.now() - start).toBeLessThan(5_000)
  })

  it('ends even if a blocker ignores its signal, and names it', async () => {
    const userId = await clerk.createUser()
    const deaf = blocker('deaf', () => new Promise(() => {}), { timeoutMs: 20 })
    await expect(define([deaf]).blockersOf(userId)).rejects.toThrow('Blocker "deaf" gave no answer within 40 ms.')
  })
})
