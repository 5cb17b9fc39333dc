import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { clerkAccount, defineDeletion, retryAfter, type Store, step } from '../src/index.ts'
import { memoryStore } from '../src/stores/memory.ts'
import { type Clerk, startClerk } from './support/app.ts'

let clerk: Clerk
let other: Clerk
beforeAll(async () => {
  ;[clerk, other] = await Promise.all([startClerk(), startClerk()])
})
afterAll(() => Promise.all([clerk?.stop(), other?.stop()]))

/** Deletions that are due and that another release or another instance's process has to run. */
async function leaveDue(store: Store, count: number): Promise<void> {
  const uploads = step('uploads', () => {
    throw retryAfter(0)
  })
  const before = defineDeletion({ store, clerkClient: clerk.client, steps: [uploads, clerkAccount()] })
  for (let n = 0; n < count; n++) await before.request(clerk.self(`user_of_another_release_${n}`))
}

describe('a sweep beside many deletions that it can’t run', () => {
  it('looks behind those with unknown steps, and does not call them left', async () => {
    const log = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const store = memoryStore()
    await leaveDue(store, 12)
    const deletion = defineDeletion({ store, clerkClient: clerk.client, steps: [clerkAccount()], gracePeriod: 20 })
    const userId = await clerk.createUser()
    await deletion.request(clerk.self(userId))
    await new Promise((resolve) => setTimeout(resolve, 40))
    expect(await deletion.sweep({ limit: 5 })).toEqual({ ran: 1, left: false })
    expect(await clerk.exists(userId)).toBe(false)
    expect(await deletion.sweep({ limit: 5 })).toEqual({ ran: 0, left: false })
    log.mockRestore()
  })

  it('asks for the keys of its instance a few times, not once for each', async () => {
    const log = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const store = memoryStore()
    await leaveDue(store, 12)
    let asked = 0
    const { client } = other
    const jwks = {
      getJwks: () => {
        asked++
        return client.jwks.getJwks()
      },
    }
    const uploads = step('uploads', () => {})
    const wrong = defineDeletion({
      store,
      clerkClient: { jwks, users: client.users, organizations: client.organizations, sessions: client.sessions },
      steps: [uploads, clerkAccount()],
    })
    expect(await wrong.sweep({ limit: 5 })).toEqual({ ran: 0, left: false })
    // Five run side by side, and each may be the first.
    expect(asked).toBeLessThanOrEqual(5)
    log.mockRestore()
  })

  it('runs at most as many as it may, and says that others are left', async () => {
    const log = vi.spyOn(console, 'warn').mockImplementation(() => {})
    let time = Date.now()
    const store = memoryStore({ now: () => time })
    const deletion = defineDeletion({ store, clerkClient: clerk.client, steps: [clerkAccount()], gracePeriod: '1d' })
    await leaveDue(store, 3)
    for (let n = 0; n < 7; n++) await deletion.request(clerk.self(await clerk.createUser()))
    time += 2 * 86_400_000
    expect(await deletion.sweep({ limit: 5 })).toEqual({ ran: 5, left: true })
    expect(await deletion.sweep({ limit: 5 })).toEqual({ ran: 2, left: false })
    log.mockRestore()
  })
})
