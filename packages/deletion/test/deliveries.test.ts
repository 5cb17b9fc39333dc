import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { clerkAccount, defineDeletion, reconcile, step } from '../src/index.ts'
import { memoryStore } from '../src/stores/memory.ts'
import { type Clerk, startClerk } from './support/app.ts'
import { inParallel } from './support/spawn.ts'

const count = 1_000
const gone = Array.from({ length: count }, (_, n) => `user_gone_${n}`)
const living = Array.from({ length: 50 }, (_, n) => `user_living_${n}`)

let clerk: Clerk
beforeAll(async () => {
  clerk = await startClerk([...living, 'user_owner'])
})
afterAll(() => clerk?.stop())

it('1,000 webhooks, a tenth lost, a tenth doubled, in any order, and reconcile for the rest: each user is erased once', async () => {
  const log = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const erased: string[] = []
  const files = step('files', async ({ userId }) => void erased.push(userId))
  const deletion = defineDeletion({
    store: memoryStore(),
    clerkClient: clerk.client,
    steps: [clerkAccount(), files],
    onEvent: () => {},
  })
  const lost = gone.filter((_, n) => n % 10 === 0)
  const doubled = gone.filter((_, n) => n % 10 === 1)
  const delivered = [...gone.filter((_, n) => n % 10 !== 0), ...doubled, ...living]
  // A fixed shuffle: 7,919 has no factor in common with the length.
  const shuffled = delivered.map((_, n) => delivered[(n * 7_919) % delivered.length] as string)
  expect(new Set(shuffled).size).toBe(new Set(delivered).size)

  await inParallel(shuffled, 5, async (userId) => {
    await deletion.gone({ userId, externalId: null, instance: clerk.instance })
    if (Math.random() < 0.2) await deletion.sweep({ limit: 20 })
  })
  while ((await deletion.sweep({ limit: 1_000 })).ran);
  expect(erased.length).toBe(count - lost.length)
  expect(new Set(erased).size).toBe(erased.length)

  const all = { userIds: [...gone, ...living], canary: 'user_owner', requestsPerSecond: 10_000 }
  expect((await reconcile(deletion, { ...all, dryRun: false })).stopped).toBe('too_many_missing')
  expect(await reconcile(deletion, { ...all, dryRun: false, maxMissing: 200 })).toMatchObject({
    asked: lost.length + living.length,
    missing: lost,
    opened: lost.length,
  })
  while ((await deletion.sweep({ limit: 1_000 })).ran);
  expect(erased.toSorted()).toEqual(gone.toSorted())
  for (const userId of living) expect(await deletion.ofUser(userId)).toBe(undefined)

  // Deliveries of last week come again.
  await inParallel(shuffled.slice(0, 200), 5, (userId) =>
    deletion.gone({ userId, externalId: null, instance: clerk.instance }),
  )
  while ((await deletion.sweep({ limit: 1_000 })).ran);
  expect(erased.length).toBe(count)
  log.mockRestore()
})
