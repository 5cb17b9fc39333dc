import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { clerkAccount, type DeletionOptions, retryAfter, step } from '../src/index.ts'
import { manualScheduler } from '../src/testing.ts'
import { type Clerk, startClerk, until } from './support/app.ts'

let clerk: Clerk
beforeAll(async () => {
  clerk = await startClerk()
})
afterAll(() => clerk?.stop())

function define(options: Partial<DeletionOptions>) {
  const alarms: { id: string; waitMs: number }[] = []
  const schedule = async (id: string, waitMs: number): Promise<void> => {
    alarms.push({ id, waitMs })
  }
  return { alarms, deletion: clerk.define({ schedule, ...options }) }
}

describe('schedule', () => {
  it('is called for what is left after a request, and handleWake() continues from alarm to alarm', async () => {
    let tries = 0
    const busy = step('busy', () => {
      if (++tries < 3) throw retryAfter(0.02)
    })
    const { alarms, deletion } = define({ steps: [clerkAccount(), busy] })
    const userId = await clerk.createUser()
    const answer = await deletion.request(clerk.self(userId))
    const id = 'deletion' in answer ? answer.deletion.id : ''
    await until(() => alarms.length === 1)
    expect(alarms[0]?.id).toBe(id)
    for (let turn = 1; (await deletion.find(id))?.state !== 'finished'; turn++) {
      expect(alarms.length).toBe(turn)
      expect(alarms.at(-1)?.waitMs).toBeLessThanOrEqual(20)
      await new Promise((resolve) => setTimeout(resolve, 30))
      await deletion.handleWake(id)
    }
    expect(tries).toBe(3)
    const before = alarms.length
    await deletion.handleWake(id)
    expect(alarms.length).toBe(before)
  })

  it('rings by hand in tests', async () => {
    const { schedule, alarms, ring } = manualScheduler()
    let tries = 0
    const busy = step('busy', () => {
      if (++tries < 3) throw retryAfter(0)
    })
    const { deletion } = define({ schedule, steps: [clerkAccount(), busy] })
    const userId = await clerk.createUser()
    await deletion.request(clerk.self(userId))
    await until(() => alarms.size === 1)
    while (await ring(deletion));
    expect([tries, (await deletion.ofUser(userId))?.state]).toEqual([3, 'finished'])
  })

  it('is not called for a finished deletion or a grace period', async () => {
    const { alarms, deletion } = define({ gracePeriod: '14d' })
    await deletion.request(clerk.self(await clerk.createUser()))
    await deletion.request({ ...clerk.self(await clerk.createUser()), requestedBy: 'user_admin' })
    expect(alarms).toEqual([])
  })

  it('is asked by a webhook and by a retry', async () => {
    let broken = true
    const files = step('files', () => {
      if (broken) throw new Error('disk')
    })
    const { alarms, deletion } = define({ maxAttempts: 1, steps: [clerkAccount(), files] })
    const userId = await clerk.createUser()
    await clerk.api.users.deleteUser(userId)
    await deletion.gone({ userId, externalId: null, instance: clerk.instance })
    const id = (await deletion.ofUser(userId))?.id ?? ''
    expect(alarms).toEqual([{ id, waitMs: 0 }])
    await deletion.handleWake(id)
    expect((await deletion.find(id))?.state).toBe('stuck')
    broken = false
    await deletion.retry(id)
    expect(alarms).toEqual([
      { id, waitMs: 0 },
      { id, waitMs: 0 },
    ])
    await deletion.handleWake(id)
    expect((await deletion.find(id))?.state).toBe('finished')
  })

  it('may fail or hang: the answer does not wait, and the sweep runs what is left', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    let tries = 0
    const flaky = step('flaky', () => {
      if (++tries === 1) throw retryAfter(0)
    })
    for (const schedule of [() => new Promise(() => {}), () => Promise.reject(new Error('The queue is down.'))]) {
      tries = 0
      const { deletion } = define({ steps: [clerkAccount(), flaky], schedule })
      const userId = await clerk.createUser()
      expect((await deletion.request(clerk.self(userId))).outcome).toBe('cleanup')
      await deletion.sweep()
      expect((await deletion.ofUser(userId))?.state).toBe('finished')
    }
    expect(String(log.mock.calls[0]?.[0])).toContain('No alarm could be set')
    log.mockRestore()
  })

  it('keeps a serverless platform awake until the alarm is set', async () => {
    const work: Promise<unknown>[] = []
    let set = false
    const schedule = async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 50))
      set = true
    }
    const later = step('later', () => {
      throw retryAfter(60)
    })
    const { deletion } = define({ steps: [clerkAccount(), later], schedule })
    await deletion.request({ ...clerk.self(await clerk.createUser()), waitUntil: (promise) => void work.push(promise) })
    await Promise.all(work)
    expect(set).toBe(true)
  })
})
