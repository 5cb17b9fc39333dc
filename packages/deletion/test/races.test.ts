import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { blocker, clerkAccount, defineDeletion, type Store, soleOrganizationAdmin } from '../src/index.ts'
import { type Clerk, startClerk, until } from './support/app.ts'
import { startPostgres } from './support/postgres.ts'
import { inParallel, startWorker } from './support/spawn.ts'
import { define, openLedger, type WorkerTask } from './support/worker.ts'

let clerk: Clerk
let server: Awaited<ReturnType<typeof startPostgres>>
const folder = mkdtempSync(join(tmpdir(), 'account-routes-races-'))
const nap = (ms: number) => new Promise<null>((resolve) => setTimeout(resolve, ms, null))
const numbers = (length: number) => Array.from({ length }, (_, n) => n)

beforeAll(async () => {
  ;[clerk, server] = await Promise.all([startClerk(), startPostgres()])
})
afterAll(async () => {
  await Promise.all([clerk?.stop(), server?.stop()])
  rmSync(folder, { recursive: true, force: true })
})

// SQLite runs in this process and blocks it, so that fewer rounds meet each other. `npm run check:long` has more.
const full = process.env.TEST_MATRIX !== undefined
const [undos, rounds, deletions] = full ? [1_000, 200, 200] : [25, 25, 60]
const tenMinutes = 600_000
const patience = full ? 900_000 : 180_000
describe.each(['sqlite', 'postgres'] as const)('on %s', (kind) => {
  const log = join(folder, `${kind}.log`)
  let store: Store & { end(): Promise<void> }
  let task: WorkerTask
  const lines = () => readFileSync(log, 'utf8').trim().split('\n').filter(Boolean)

  beforeAll(async () => {
    const ledger = kind === 'sqlite' ? join(folder, 'races.db') : server.url
    const { url, secretKey, instance } = clerk
    writeFileSync(log, '')
    task = { clerk: { url, secretKey, instance }, ledger, log, mode: 'sweep', userId: '' }
    store = await openLedger(ledger)
    await store.ready()
  })
  afterAll(() => store?.end())

  const processes = kind === 'sqlite' ? 2 : 4
  it(
    `${processes} processes run ${deletions} deletions, and each step once`,
    async () => {
      const deletion = define(task, store)
      const users = await inParallel(numbers(deletions), 10, () => clerk.createUser())
      await inParallel(users, 10, (userId) => deletion.request(clerk.self(userId)))
      const gate = join(folder, `${kind}.gate`)
      const workers = numbers(processes).map(() => startWorker({ ...task, gate }))
      await Promise.all(workers.map((worker) => worker.line('ready')))
      writeFileSync(gate, '')
      for (const { output, signal } of await Promise.all(workers.map(({ ended }) => ended)))
        expect([signal, output]).toEqual([null, expect.stringContaining('points')])
      await until(async () => {
        await deletion.sweep({ limit: 1_000 })
        return (await store.leaving(users)).every(({ state }) => state === 'finished')
      })
      const effects = lines().map((line) => line.split(' ').slice(0, 2).join(' '))
      expect(effects.length).toBe(new Set(effects).size)
      expect(effects.length).toBe(deletions * 4)
      expect(new Set(lines().map((line) => line.split(' ')[2])).size).toBeGreaterThan(2)
    },
    patience,
  )

  it(
    'clocks that differ by twenty minutes neither hurry a deletion nor run a step twice',
    async () => {
      const count = full ? deletions : 20
      writeFileSync(log, '')
      const deletion = define(task, store)
      const users = await inParallel(numbers(count), 10, () => clerk.createUser())
      const grace = defineDeletion({ store, clerkClient: clerk.client, steps: [clerkAccount()], gracePeriod: '5m' })
      const waiting = await clerk.createUser()
      await grace.request(clerk.self(waiting))
      await inParallel(users, 10, (userId) => deletion.request(clerk.self(userId)))
      const workers = [-tenMinutes, tenMinutes].map((skewMs) => startWorker({ ...task, skewMs }))
      for (const { ended } of workers) expect((await ended).output).toContain('points')
      await until(async () => {
        await deletion.sweep({ limit: 1_000 })
        return (await store.leaving(users)).every(({ state }) => state === 'finished')
      })
      const effects = lines().map((line) => line.split(' ').slice(0, 2).join(' '))
      expect([effects.length, new Set(effects).size]).toEqual([count * 4, count * 4])
      expect((await store.ofUser(waiting))?.state).toBe('scheduled')
      expect(await clerk.exists(waiting)).toBe(true)
    },
    patience,
  )

  it(
    'a rolling deploy that adds and renames a step loses none and repeats none',
    async () => {
      const count = full ? deletions / 2 : 10
      writeFileSync(log, '')
      const next: WorkerTask = { ...task, release: 'next' }
      const [before, after] = [define(task, store), define(next, store)]
      const create = (): Promise<string[]> => inParallel(numbers(count), 10, () => clerk.createUser())
      const [old, fresh] = [await create(), await create()]
      await inParallel(numbers(count), 5, async (n) => {
        await Promise.all([before.request(clerk.self(old[n] ?? '')), after.request(clerk.self(fresh[n] ?? ''))])
      })
      const workers = [startWorker({ ...task, sweeps: 5 }), startWorker(next)]
      for (const { ended } of workers) expect((await ended).output).toContain('points')
      await until(async () => {
        await after.sweep({ limit: 1_000 })
        return (await store.leaving([...old, ...fresh])).every(({ state }) => state === 'finished')
      })
      const effectsOf = (userId: string): string[] =>
        lines().flatMap((line) => (line.startsWith(`${userId} `) ? [line.split(' ')[1] ?? ''] : []))
      for (const userId of fresh) expect(effectsOf(userId)).toEqual(['mail', 'billing', 'documents', 'added', 'search'])
      for (const userId of old) {
        const effects = effectsOf(userId).map((name) => (name === 'documents' ? 'files' : name))
        expect(effects).toEqual(['mail', 'billing', 'files', 'search'])
      }
    },
    patience,
  )

  it('a process frozen past its lease records nothing and starts no further step', async () => {
    const userId = await clerk.createUser()
    writeFileSync(log, '')
    const worker = startWorker({ ...task, mode: 'request', userId, slowMs: 200 })
    await worker.line('slow')
    worker.process.kill('SIGSTOP')
    const row = await store.ofUser(userId)
    // Stands for the lease's end, which would take ten seconds.
    await store.save(row?.id ?? '', row?.token ?? '', {}, { leaseMs: -1 })
    expect(await define({ ...task, mode: 'request' }, store).run(row?.id ?? '')).toBe(null)
    worker.process.kill('SIGCONT')
    await worker.ended
    const { pid } = worker.process
    expect(lines()).toEqual([
      `${userId} billing ${pid}`,
      `${userId} files ${pid}`,
      `${userId} files ${process.pid}`,
      `${userId} search ${process.pid}`,
    ])
    const end = await store.ofUser(userId)
    expect([end?.state, end?.done.length]).toEqual(['finished', 4])
  })

  it(
    'an undo and the end of the grace period never both win',
    async () => {
      const log = vi.spyOn(console, 'error').mockImplementation(() => {})
      const outcomes = new Set<string>()
      await inParallel(numbers(undos), 4, async (n) => {
        const userId = await clerk.createUser()
        const blockers = [blocker('none', () => nap(Math.random() * 3))]
        const plan = { blockers, steps: [clerkAccount()], gracePeriod: 60_000 }
        const deletion = defineDeletion({ store, clerkClient: clerk.client, ...plan })
        const answer = await deletion.request(clerk.self(userId))
        const id = 'deletion' in answer ? answer.deletion.id : ''
        await store.takeOver(id, { requestedBy: 'user_admin', overridden: [], dueInMs: 0 })
        const undo = async () => {
          // Some early, some late, so that both win now and then on any machine.
          await nap(Math.random() * (n % 2 ? 3 : 100))
          return deletion.cancel(id)
        }
        const [, undone] = await Promise.all([deletion.run(id), undo()])
        await deletion.run(id)
        expect(await clerk.exists(userId), `${undone} ${id}`).toBe(undone === 'cancelled')
        outcomes.add(undone)
      })
      expect([...outcomes].sort()).toEqual(['cancelled', 'too_late'])
      expect(log.mock.calls).toEqual([])
      log.mockRestore()
    },
    patience,
  )

  it(
    'of two last administrators who leave at once exactly one goes',
    async () => {
      const processes = numbers(2).map(() =>
        defineDeletion({
          store,
          clerkClient: clerk.client,
          steps: [clerkAccount()],
          blockers: [soleOrganizationAdmin()],
        }),
      )
      await inParallel(numbers(rounds), 4, async (n) => {
        const users = await Promise.all([clerk.createUser(), clerk.createUser()])
        const { id } = await clerk.api.organizations.createOrganization({ name: `Team ${n}`, createdBy: users[0] })
        await clerk.api.organizations.createOrganizationMembership({
          organizationId: id,
          userId: users[1],
          role: 'org:admin',
        })
        const answers = await Promise.all(users.map((userId, i) => processes[i]?.request(clerk.self(userId))))
        expect(answers.map((answer) => answer?.outcome).sort(), `round ${n}`).toEqual(['blocked', 'finished'])
        const left = await Promise.all(users.map((userId) => clerk.exists(userId)))
        expect(left.filter(Boolean).length, `round ${n}`).toBe(1)
      })
    },
    patience,
  )
})

describe('the last administrator', () => {
  it('is blocked, may leave as the only member if the plan allows it, and others may leave', async () => {
    const store = await openLedger(join(folder, 'organizations.db'))
    const [admin, member] = [await clerk.createUser(), await clerk.createUser()]
    const { id } = await clerk.api.organizations.createOrganization({ name: 'Solo', createdBy: admin })
    const define = (lastMember: 'allow' | 'block') =>
      defineDeletion({
        store,
        clerkClient: clerk.client,
        steps: [clerkAccount()],
        blockers: [soleOrganizationAdmin({ lastMember })],
      })
    const reasons = [
      {
        code: 'sole_organization_admin',
        message: 'Make someone else an administrator of "Solo" first.',
        organization: { id, name: 'Solo' },
      },
    ]
    expect(await define('block').blockersOf(admin)).toEqual(reasons)
    expect(await define('allow').blockersOf(admin)).toEqual([])
    await clerk.api.organizations.createOrganizationMembership({
      organizationId: id,
      userId: member,
      role: 'org:member',
    })
    expect(await define('allow').blockersOf(admin)).toEqual(reasons)
    expect(await define('block').blockersOf(member)).toEqual([])
  })
})
