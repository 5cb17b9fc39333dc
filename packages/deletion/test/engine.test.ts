import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  alreadyGone,
  blocker,
  clerkAccount,
  defineDeletion,
  deleteEmptyOrganizations,
  retained,
  retryAfter,
  revokeSessions,
  step,
} from '../src/index.ts'
import { memoryStore } from '../src/stores/memory.ts'
import { sqliteStore } from '../src/stores/sqlite.ts'
import { type Clerk, nap, recorder, startClerk, until } from './support/app.ts'

let clerk: Clerk
beforeAll(async () => {
  clerk = await startClerk()
})
afterAll(() => clerk?.stop())

describe('a finished deletion', () => {
  it('starts over if the user exists again, as after a restart of the emulator', async () => {
    const again = await startClerk(['user_again'])
    const asked = { userId: 'user_again', instance: again.instance, requestedBy: 'self' }
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const ran: string[] = []
    let later = 0
    const deletion = clerk.define({
      store: memoryStore({ now: () => Date.now() + later }),
      clerkClient: again.client,
      steps: [step('data', async ({ deletionId }) => void ran.push(deletionId)), clerkAccount()],
    })
    const first = await deletion.request(asked)
    expect(await deletion.request(asked)).toEqual(first)

    await fetch(`${again.url}/_emulator/reset`, { method: 'POST' })
    later = 11_000
    const [second, beside] = await Promise.all([deletion.request(asked), deletion.request(asked)])
    expect(second).toMatchObject({ outcome: 'finished' })
    expect(beside).toMatchObject({ deletion: { id: second.outcome === 'finished' ? second.deletion.id : '' } })
    expect(await again.exists('user_again')).toBe(false)
    expect(new Set(ran).size).toBe(2)
    expect(ran).toHaveLength(2)
    expect(warn.mock.calls.join()).toContain('exists again')
    warn.mockRestore()
    await again.stop()
  })
})

describe('a deletion', () => {
  it('runs its steps in order, tells them what they need, and finishes', async () => {
    const userId = await clerk.createUser()
    const seen: unknown[] = []
    const until = Date.now() + 1e10
    const { onEvent, types } = recorder()
    const deletion = clerk.define({
      onEvent,
      snapshot: ({ id }) => ({ id }),
      steps: [
        step('billing', async ({ user, key, attempt, deletionId }) => {
          seen.push([user, key, attempt, deletionId.slice(0, 4), await clerk.exists(userId)])
        }),
        clerkAccount(),
        step('invoices', async () => {
          seen.push(await clerk.exists(userId))
          return retained('tax_law', { until })
        }),
      ],
    })
    const answer = await deletion.request(clerk.self(userId))
    expect(answer).toMatchObject({
      outcome: 'finished',
      deletion: { state: 'finished', requestedBy: 'self', attempts: 0, step: null },
    })
    expect(seen).toEqual([[{ id: userId }, `${userId}:billing`, 1, 'del_', true], false])
    expect(await deletion.ofUser(userId)).toMatchObject({
      done: [{ step: 'billing' }, { step: 'clerk' }, { step: 'invoices', retained: { ground: 'tax_law', until } }],
    })
    expect(await deletion.isDeleted(userId)).toBe(true)
    expect(types()).toEqual(['requested', 'admitted', 'step_done', 'step_done', 'retained', 'finished'])
    expect(await deletion.request(clerk.self(userId))).toEqual(answer)
  })

  it('signs the user out everywhere', async () => {
    const userId = await clerk.createUser()
    for (let i = 0; i < 3; i++) await clerk.api.sessions.createSession({ userId })
    let active = -1
    const deletion = clerk.define({
      steps: [
        revokeSessions(),
        step('look', async () => {
          active = (await clerk.api.sessions.getSessionList({ userId, status: 'active' })).data.length
        }),
        clerkAccount(),
      ],
    })
    expect((await deletion.request(clerk.self(userId))).outcome).toBe('finished')
    expect(active).toBe(0)
  })

  it('deletes organizations without other members, and no others', async () => {
    const [userId, other] = [await clerk.createUser(), await clerk.createUser()]
    const create = (name: string) => clerk.api.organizations.createOrganization({ name, createdBy: userId })
    const [alone, shared] = [await create('Alone'), await create('Shared')]
    await clerk.api.organizations.createOrganizationMembership({
      organizationId: shared.id,
      userId: other,
      role: 'org:admin',
    })
    const deletion = clerk.define({ steps: [deleteEmptyOrganizations(), clerkAccount()] })
    expect((await deletion.request(clerk.self(userId))).outcome).toBe('finished')
    const { data } = await clerk.api.organizations.getOrganizationList()
    const ids = data.map(({ id }) => id)
    expect([ids.includes(alone.id), ids.includes(shared.id)]).toEqual([false, true])
  })

  it('repeats a failed step and not those before it', async () => {
    const userId = await clerk.createUser()
    const ran: string[] = []
    const deletion = clerk.define({
      steps: [
        step('first', () => void ran.push('first')),
        clerkAccount(),
        step('second', ({ attempt }) => {
          ran.push(`second ${attempt}`)
          if (attempt === 1) throw Object.assign(new Error('secret@example.com'), { code: 'E_DOWN' })
        }),
      ],
    })
    const answer = await deletion.request(clerk.self(userId))
    expect(answer).toMatchObject({ outcome: 'cleanup', deletion: { error: 'e_down', step: 'second' } })
    if (!('deletion' in answer)) return
    await until(async () => (await deletion.run(answer.deletion.id)) === null)
    expect(ran).toEqual(['first', 'second 1', 'second 2'])
    expect((await deletion.find(answer.deletion.id))?.state).toBe('finished')
  })

  it('waits as long as the other side says, without counting the attempt', async () => {
    const userId = await clerk.createUser()
    const attempts: number[] = []
    const deletion = clerk.define({
      maxAttempts: 1,
      steps: [
        clerkAccount(),
        step('busy', ({ attempt }) => {
          attempts.push(attempt)
          if (attempts.length < 3) throw retryAfter(0.01)
        }),
      ],
    })
    const answer = await deletion.request(clerk.self(userId))
    if (!('deletion' in answer)) throw new Error(answer.outcome)
    await until(async () => (await deletion.run(answer.deletion.id)) === null)
    expect(attempts).toEqual([1, 1, 1])
  })

  it('is stuck after too many failures, and runs again after a retry', async () => {
    const userId = await clerk.createUser()
    let broken = true
    const { onEvent, events } = recorder()
    const steps = [
      step('files', () => {
        if (broken) throw new Error('disk')
      }),
      clerkAccount(),
    ]
    const deletion = clerk.define({ maxAttempts: 1, onEvent, steps })
    const answer = await deletion.request(clerk.self(userId))
    expect(answer).toMatchObject({ outcome: 'running', deletion: { state: 'stuck', step: 'files', error: 'error' } })
    expect(events.at(-1)).toMatchObject({ type: 'stuck', step: 'files', error: 'error' })
    if (!('deletion' in answer)) return
    expect(await deletion.run(answer.deletion.id)).toBe(null)
    expect(await deletion.admitted([userId])).toEqual([userId])
    broken = false
    expect(await deletion.retry(answer.deletion.id)).toBe('retried')
    expect(await deletion.sweep()).toEqual({ ran: 1, left: false })
    expect(await clerk.exists(userId)).toBe(false)
    expect(await deletion.retry(answer.deletion.id)).toBe('not_stuck')
    expect(await deletion.retry('del_none')).toBe('not_found')
    expect(await deletion.admitted([userId])).toEqual([])
  })

  it('never starts a second copy beside a step that ignores its signal', async () => {
    const userId = await clerk.createUser()
    let copies = 0
    const slow = step('slow', () => {
      copies++
      return new Promise(() => {})
    })
    const deletion = clerk.define({ timeoutMs: 50, steps: [slow, clerkAccount()] })
    expect(await deletion.request(clerk.self(userId))).toMatchObject({
      deletion: { state: 'stuck', error: 'unresponsive' },
    })
    await deletion.gone({ userId, externalId: null, instance: clerk.instance })
    await deletion.sweep()
    expect(copies).toBe(1)
  })

  it('stops a step that hears its signal, and tries again', async () => {
    const userId = await clerk.createUser()
    const slow = step(
      'slow',
      ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    )
    const deletion = clerk.define({ timeoutMs: 50, steps: [slow, clerkAccount()] })
    expect(await deletion.request(clerk.self(userId))).toMatchObject({
      deletion: { state: 'running', error: 'timeout' },
    })
  })

  it('answers in time, starts no step after that, and the sweep goes on', async () => {
    const userId = await clerk.createUser()
    const ran: string[] = []
    const slow = step('slow', async () => {
      await nap(150)
      ran.push('slow')
    })
    const deletion = clerk.define({
      waitMs: 50,
      steps: [slow, step('next', () => void ran.push('next')), clerkAccount()],
    })
    expect((await deletion.request(clerk.self(userId))).outcome).toBe('running')
    await nap(250)
    expect(ran).toEqual(['slow'])
    await deletion.sweep()
    expect(ran).toEqual(['slow', 'next'])
    expect(await clerk.exists(userId)).toBe(false)
  })

  it('goes on after the answer where the platform keeps the process awake', async () => {
    const userId = await clerk.createUser()
    const work: Promise<unknown>[] = []
    const deletion = clerk.define({
      waitMs: 30,
      steps: [step('slow', () => nap(100).then(() => undefined)), clerkAccount()],
    })
    await deletion.request({ ...clerk.self(userId), waitUntil: (promise) => void work.push(promise) })
    await Promise.all(work)
    expect(await clerk.exists(userId)).toBe(false)
  })

  it('gives the same deletion to everyone who asks at once', async () => {
    const userId = await clerk.createUser()
    let runs = 0
    const deletion = clerk.define({ steps: [step('once', () => void runs++), clerkAccount()] })
    const answers = await Promise.all(Array.from({ length: 10 }, () => deletion.request(clerk.self(userId))))
    expect(new Set(answers.map((answer) => 'deletion' in answer && answer.deletion.id)).size).toBe(1)
    expect(runs).toBe(1)
  })

  it('finishes for a user that Clerk does not know any more', async () => {
    const userId = await clerk.createUser()
    await clerk.api.users.deleteUser(userId)
    const seen: unknown[] = []
    const deletion = clerk.define({
      blockers: [blocker('never', () => 'No.')],
      steps: [clerkAccount(), step('files', ({ user }) => void seen.push(user))],
    })
    expect((await deletion.request(clerk.self(userId))).outcome).toBe('finished')
    expect(seen).toEqual([null])
  })
})

describe('a blocker', () => {
  it('names all reasons at once and leaves nothing behind', async () => {
    const userId = await clerk.createUser()
    const { onEvent, events } = recorder()
    const store = memoryStore()
    const blockers = [
      blocker('unpaid', () => 'Pay first.'),
      blocker('legal', () => ({ message: 'Wait.', case: 7 })),
      blocker('fine', () => null),
    ]
    const deletion = clerk.define({ store, onEvent, blockers })
    const reasons = [
      { code: 'unpaid', message: 'Pay first.' },
      { code: 'legal', message: 'Wait.', case: 7 },
    ]
    expect(await deletion.request(clerk.self(userId))).toEqual({ outcome: 'blocked', blockers: reasons })
    expect(await deletion.blockersOf(userId)).toEqual(reasons)
    expect((await store.list({ limit: 10, offset: 0 })).totalCount).toBe(0)
    expect(events).toMatchObject([{ type: 'blocked', blockers: ['unpaid', 'legal'] }])
    const forced = await deletion.request({
      ...clerk.self(userId),
      requestedBy: 'user_admin',
      override: ['unpaid', 'legal'],
    })
    expect(forced.outcome).toBe('finished')
    expect(events[1]).toMatchObject({ type: 'requested', overridden: ['unpaid', 'legal'] })
  })

  it('that fails means that nothing happens, even if the withdrawing write fails', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const userId = await clerk.createUser()
    const memory = memoryStore()
    const store = {
      ...memory,
      withdraw: async () => {
        throw new Error('The ledger is down.')
      },
    }
    let down = true
    const check = blocker('billing', () => {
      if (down) throw new Error('down')
      return null
    })
    const deletion = clerk.define({ store, blockers: [check], timeoutMs: 10, leaseMs: 40 })
    expect(await deletion.request(clerk.self(userId))).toEqual({ outcome: 'unavailable' })
    down = false
    await nap(80)
    await deletion.sweep()
    expect((await memory.list({ limit: 10, offset: 0 })).totalCount).toBe(0)
    expect(await clerk.exists(userId)).toBe(true)
    log.mockRestore()
  })
})

describe('a grace period', () => {
  const accepted = (ran: string[]) => [
    step('mail', ({ key, deletionId }) => void ran.push(key.replace(deletionId, 'id'))),
  ]

  it('can be undone by the user, and then nothing is deleted', async () => {
    const userId = await clerk.createUser()
    const ran: string[] = []
    const { onEvent, types } = recorder()
    const cancelled = [step('mail-undone', ({ key, deletionId }) => void ran.push(key.replace(deletionId, 'id')))]
    const deletion = clerk.define({ gracePeriod: 300, accepted: accepted(ran), cancelled, onEvent })
    const answer = await deletion.request(clerk.self(userId))
    expect(answer.outcome).toBe('scheduled')
    if (!('deletion' in answer)) return
    const { dueAt } = answer.deletion
    expect((dueAt ?? 0) - Date.now()).toBeGreaterThan(100)
    expect(ran).toEqual(['id:mail'])
    expect([await deletion.isLeaving(userId), await deletion.isDeleted(userId)]).toEqual([true, false])
    expect(await deletion.cancelOwn(userId)).toBe('cancelled')
    expect(await deletion.cancelOwn(userId)).toBe('cancelled')
    expect(ran).toEqual(['id:mail', 'id:mail-undone'])
    await nap(400)
    await deletion.sweep()
    expect(await clerk.exists(userId)).toBe(true)
    expect(await deletion.ofUser(userId)).toBe(undefined)
    expect(types()).toEqual(['requested', 'scheduled', 'step_done', 'cancelled', 'step_done'])
  })

  it('ends in the deletion, and the accepted steps do not run again', async () => {
    const userId = await clerk.createUser()
    const ran: string[] = []
    const deletion = clerk.define({ gracePeriod: 200, accepted: accepted(ran) })
    const answer = await deletion.request(clerk.self(userId))
    await until(async () => {
      await deletion.sweep()
      return !(await clerk.exists(userId))
    })
    expect(ran).toEqual(['id:mail'])
    expect(await deletion.cancel('deletion' in answer ? answer.deletion.id : '')).toBe('too_late')
  })

  it('never starts a second copy beside an accepted or cancelled step that ignores its signal, and goes on', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const ran: string[] = []
    const hangs = step('hangs', () => {
      ran.push('hangs')
      return new Promise(() => {})
    })
    const next = step('next', () => void ran.push('next'))
    const { onEvent, events } = recorder()
    const phases = { accepted: [hangs, next], cancelled: [hangs, next] }
    const deletion = clerk.define({ timeoutMs: 50, gracePeriod: 60_000, ...phases, onEvent })
    const userId = await clerk.createUser()
    const answer = await deletion.request(clerk.self(userId))
    const id = 'deletion' in answer ? answer.deletion.id : ''
    const hung = (name: string) => ({ step: name, unresponsive: true })
    const afterAcceptance = [hung('accepted:hangs'), { step: 'accepted:next' }]
    expect(await deletion.find(id)).toMatchObject({ state: 'scheduled', error: null, done: afterAcceptance })
    expect(await deletion.run(id)).toBeGreaterThan(30_000)
    expect(ran).toEqual(['hangs', 'next'])

    expect(await deletion.cancelOwn(userId)).toBe('cancelled')
    const afterUndo = [...afterAcceptance, hung('cancelled:hangs'), { step: 'cancelled:next' }]
    expect(await deletion.find(id)).toMatchObject({ state: 'cancelled', error: null, done: afterUndo })
    expect(await deletion.run(id)).toBe(null)
    expect(ran).toEqual(['hangs', 'next', 'hangs', 'next'])
    const failed = events.filter(({ type }) => type === 'failed').map(({ step, error }) => [step, error])
    expect(failed).toEqual([
      ['accepted:hangs', 'unresponsive'],
      ['cancelled:hangs', 'unresponsive'],
    ])
    expect(log.mock.calls).toEqual([])
    log.mockRestore()
  })

  it('retries an accepted step before the due date', async () => {
    const userId = await clerk.createUser()
    let tries = 0
    const mail = step('mail', () => {
      if (++tries < 2) throw new Error('smtp')
    })
    const deletion = clerk.define({ gracePeriod: 60_000, accepted: [mail] })
    await deletion.request(clerk.self(userId))
    await until(async () => {
      await deletion.sweep()
      return tries === 2
    })
    await until(async () => (await deletion.ofUser(userId))?.done.length === 1)
    expect(await clerk.exists(userId)).toBe(true)
  })

  it('asks the blockers again at its end', async () => {
    const userId = await clerk.createUser()
    let unpaid = false
    const deletion = clerk.define({ gracePeriod: 50, blockers: [blocker('unpaid', () => unpaid && 'Pay first.')] })
    await deletion.request(clerk.self(userId))
    unpaid = true
    await nap(80)
    await deletion.sweep()
    expect(await deletion.ofUser(userId)).toMatchObject({ state: 'scheduled', error: 'blocked' })
    expect(await clerk.exists(userId)).toBe(true)
    expect(await deletion.cancelOwn(userId)).toBe('cancelled')
  })

  it('is not kept by an administrator’s deletion, which takes over the user’s own', async () => {
    const userId = await clerk.createUser()
    const deletion = clerk.define({ gracePeriod: '14d' })
    const own = await deletion.request(clerk.self(userId))
    const taken = await deletion.request({ ...clerk.self(userId), requestedBy: 'user_admin' })
    expect(taken).toMatchObject({ outcome: 'finished', deletion: { requestedBy: 'user_admin' } })
    expect('deletion' in taken && taken.deletion.id).toBe('deletion' in own && own.deletion.id)
    expect(await clerk.exists(userId)).toBe(false)
  })

  it('that an administrator asks for is not the user’s to undo', async () => {
    const userId = await clerk.createUser()
    const deletion = clerk.define({ gracePeriod: '14d' })
    const answer = await deletion.request({ ...clerk.self(userId), requestedBy: 'user_admin', grace: true })
    const id = 'deletion' in answer ? answer.deletion.id : ''
    expect(await deletion.request(clerk.self(userId))).toMatchObject({
      outcome: 'scheduled',
      deletion: { id, requestedBy: 'user_admin' },
    })
    expect(await deletion.cancelOwn(userId)).toBe('not_yours')
    expect(await deletion.cancel(id)).toBe('cancelled')
    expect(await deletion.cancel('del_none')).toBe('not_found')
  })
})

describe('a webhook', () => {
  const claim = (userId: string) => ({ userId, externalId: 'own-id', instance: clerk.instance })

  it('about a user who is gone runs the other steps, without a snapshot', async () => {
    const userId = await clerk.createUser()
    await clerk.api.users.deleteUser(userId)
    const seen: unknown[] = []
    const files = step('files', ({ user, externalId, requestedBy }) => void seen.push([user, externalId, requestedBy]))
    const deletion = clerk.define({ gracePeriod: '14d', steps: [clerkAccount(), files] })
    await deletion.gone(claim(userId))
    await deletion.gone(claim(userId))
    expect(await deletion.isDeleted(userId)).toBe(false)
    await deletion.sweep()
    await deletion.gone(claim(userId))
    await deletion.sweep()
    expect(seen).toEqual([[null, 'own-id', 'clerk']])
    expect((await deletion.ofUser(userId))?.state).toBe('finished')
  })

  it.each(['nothing', 'a grace period', 'a stuck deletion'])(
    'about a living user leaves %s as it was',
    async (before) => {
      const log = vi.spyOn(console, 'warn').mockImplementation(() => {})
      const userId = await clerk.createUser()
      let ran = 0
      const { onEvent, types } = recorder()
      const files = step('files', () => {
        ran++
        throw new Error('disk')
      })
      const deletion = clerk.define({ gracePeriod: '14d', maxAttempts: 1, onEvent, steps: [files, clerkAccount()] })
      if (before !== 'nothing') await deletion.request({ ...clerk.self(userId), grace: before === 'a grace period' })
      const was = await deletion.ofUser(userId)
      const ranBefore = ran
      await deletion.gone(claim(userId))
      await deletion.sweep()
      expect(await deletion.ofUser(userId)).toEqual(was)
      expect(await clerk.exists(userId)).toBe(true)
      expect([ran, types().at(-1)]).toEqual([ranBefore, 'still_exists'])
      expect((await deletion.sweep()).ran).toBe(0)
      log.mockRestore()
    },
  )

  it('ends the grace period of a user who is gone', async () => {
    const userId = await clerk.createUser()
    const deletion = clerk.define({ gracePeriod: '14d' })
    await deletion.request(clerk.self(userId))
    await clerk.api.users.deleteUser(userId)
    await deletion.gone(claim(userId))
    await deletion.sweep()
    expect(await deletion.ofUser(userId)).toMatchObject({ state: 'finished', requestedBy: 'self' })
  })
})

describe('a key of another instance', () => {
  it('counts no user as gone: requests, webhooks and sweeps', async () => {
    const log = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const other = await startClerk()
    try {
      const userId = await clerk.createUser()
      const store = memoryStore()
      let erased = 0
      const steps = [clerkAccount(), step('files', () => void erased++)]
      const wrong = clerk.define({ store, clerkClient: other.client, steps, gracePeriod: 20 })
      expect(await wrong.request(clerk.self(userId))).toEqual({ outcome: 'misconfigured' })
      await wrong.gone({ userId, externalId: null, instance: clerk.instance })
      expect((await store.list({ limit: 10, offset: 0 })).totalCount).toBe(0)

      const right = clerk.define({ store, steps, gracePeriod: 20 })
      await right.request(clerk.self(userId))
      await nap(50)
      await wrong.sweep()
      expect([erased, await clerk.exists(userId)]).toEqual([0, true])
      await right.sweep()
      expect([erased, await clerk.exists(userId)]).toEqual([1, false])
    } finally {
      await other.stop()
      log.mockRestore()
    }
  })
})

describe('a rolling deploy', () => {
  it('leaves a deletion with an unknown step to a process that knows it, and follows a rename', async () => {
    const log = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const store = memoryStore()
    const userId = await clerk.createUser()
    let ran = 0
    const broken = step('uploads', () => {
      throw retryAfter(0)
    })
    await clerk.define({ store, steps: [broken, clerkAccount()] }).request(clerk.self(userId))
    const without = clerk.define({ store, steps: [clerkAccount()] })
    await without.sweep()
    expect(await clerk.exists(userId)).toBe(true)
    const renamed = step('files', () => void ran++, { formerly: ['uploads'] })
    await clerk.define({ store, steps: [clerkAccount(), renamed, step('added', () => void ran++)] }).sweep()
    expect([ran, await clerk.exists(userId)]).toEqual([1, false])
    log.mockRestore()
  })
})

describe('start', () => {
  it('says in production what a ledger in SQLite is for', async () => {
    const log = vi.spyOn(console, 'info').mockImplementation(() => {})
    const folder = mkdtempSync(join(tmpdir(), 'account-routes-start-'))
    const before = process.env.NODE_ENV
    process.env.NODE_ENV = 'production'
    try {
      const deletion = clerk.define({ store: sqliteStore(join(folder, 'deletions.db')) })
      await deletion.start()
      await deletion.stop()
      expect(String(log.mock.calls[0]?.[0])).toContain('one instance of the app')
    } finally {
      process.env.NODE_ENV = before
      rmSync(folder, { recursive: true, force: true })
      log.mockRestore()
    }
  })

  it('sweeps until it is stopped, once per ledger', async () => {
    const userId = await clerk.createUser()
    const store = memoryStore()
    const deletion = clerk.define({ store, gracePeriod: 30, sweepEveryMs: 20 })
    await deletion.start()
    await clerk.define({ store, gracePeriod: 30, sweepEveryMs: 20 }).start()
    await deletion.request(clerk.self(userId))
    await until(async () => !(await clerk.exists(userId)))
    await deletion.stop()
    const later = await clerk.createUser()
    await deletion.request(clerk.self(later))
    await nap(150)
    expect(await clerk.exists(later)).toBe(true)
  })
})

describe('a plan', () => {
  const store = memoryStore()
  const base = { store, clerkClient: () => Promise.reject(new Error('asked too early')) }

  it('is checked when it is defined, and opens nothing', () => {
    expect(() => defineDeletion({ ...base, steps: [] })).toThrow('clerkAccount() exactly once')
    expect(() =>
      defineDeletion({ ...base, steps: [clerkAccount(), step('a', () => {}), step('a', () => {})] }),
    ).toThrow('two steps')
    expect(() => defineDeletion({ ...base, steps: [clerkAccount()], gracePeriod: '2 weeks' })).toThrow('not a duration')
    expect(() => defineDeletion({ ...base, steps: [clerkAccount()], accepted: [step('a', () => {})] })).toThrow(
      'gracePeriod',
    )
    expect(() => defineDeletion({ ...base, steps: [clerkAccount()], leaseMs: 10 })).toThrow('leaseMs')
    expect(() => step('Not a code', () => {})).toThrow('Step name')
    expect(defineDeletion({ ...base, steps: [step('a', () => {}, { title: 'A' }), clerkAccount()] }).steps).toEqual([
      { name: 'a', title: 'A' },
      { name: 'clerk', title: 'Account' },
    ])
  })

  it('takes errors that mean "already gone" as done, and no others', () => {
    expect(alreadyGone({ status: 404 }, 404)).toBe(undefined)
    expect(alreadyGone({ statusCode: 400, code: 'resource_missing' }, 'resource_missing')).toBe(undefined)
    const other = new Error('other')
    expect(() => alreadyGone(other, 404, 'resource_missing')).toThrow(other)
  })
})
