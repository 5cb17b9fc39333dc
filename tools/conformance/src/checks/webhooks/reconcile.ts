import { startEmulator } from '@account-routes/emulator'
import { expect } from 'vitest'
import { one } from '../../check.ts'
import type { Person } from '../../clerk.ts'
import type { World } from '../../world.ts'
import { deliver, deliveryOf, linesAbout, send, sweep } from './deliveries.ts'

interface Reconciliation {
  readonly userIds: readonly string[]
  readonly dryRun?: boolean
  readonly canary?: string
  /** Another instance, as of a worker with a wrong key. */
  readonly apiUrl?: string
  readonly secretKey?: string
}

interface Outcome {
  readonly asked?: number
  readonly missing?: readonly string[]
  readonly opened?: number
  readonly stopped?: string | null
  readonly error?: string
}

let count = 0

/** Has the server reconcile by its plan. */
async function reconcile(world: World, asked: Reconciliation): Promise<Outcome> {
  const id = `reconciliation-${++count};`
  const event = { type: 'conformance.reconcile', object: 'event', data: { id, canary: world.somebody.id, ...asked } }
  expect((await deliver(world, deliveryOf(event))).status).toBe(200)
  const [line = ''] = await linesAbout(await world.variants(), id, 'reconciled')
  return JSON.parse(line.slice(line.indexOf('{')))
}

const idsOf = (people: readonly Person[]): string[] => people.map(({ id }) => id)

const newUsers = ({ clerk }: World, number: number): Promise<Person[]> =>
  Promise.all(Array.from({ length: number }, () => clerk.newUser()))

/** No step ran for any of them, whatever was swept, and all who existed still do. */
async function assertUntouched(world: World, people: readonly Person[]): Promise<void> {
  await sweep(world)
  const server = await world.variants()
  for (const { id } of people) {
    expect((await linesAbout(server, id)).filter((line) => /"(?:admitted|step_done|finished)"/.test(line))).toEqual([])
    expect(await world.clerk.find(id)).toBeDefined()
  }
}

export const reconciled = [
  one(
    'reconcile-finds',
    'users deleted while no webhook was mounted: reconcile() finds them, and their other steps run',
    [],
    async (world) => {
      const [gone, there] = [await newUsers(world, 3), await newUsers(world, 4)]
      for (const { id } of gone) await world.clerk.backend('DELETE', `/users/${id}`)
      const userIds = idsOf([...gone, ...there])

      const missing = idsOf(gone)
      expect(await reconcile(world, { userIds, dryRun: true })).toEqual({ asked: 7, missing, opened: 0, stopped: null })
      await sweep(world)
      expect(await reconcile(world, { userIds })).toEqual({ asked: 7, missing, opened: 3, stopped: null })
      await sweep(world)
      const server = await world.variants()
      for (const id of missing) {
        const lines = await linesAbout(server, id, '"finished"')
        expect(lines.filter((line) => line.includes('"step_done"') && line.includes('"notes"'))).toHaveLength(1)
        expect(lines.some((line) => line.includes('"finished"') && line.includes('"reconcile"'))).toBe(true)
      }
      // The webhooks arrive after all, and the second run finds nobody.
      for (const id of missing) await send(world, 'user.deleted', id)
      expect(await reconcile(world, { userIds })).toEqual({ asked: 4, missing: [], opened: 0, stopped: null })
      await assertUntouched(world, there)
    },
  ),
  one('reconcile-key', "reconcile() with another instance's key: stops, and erases nobody", [57], async (world) => {
    const people = await newUsers(world, 4)
    // The ledger has rows of the right instance.
    const [known] = (await newUsers(world, 1)) as [Person]
    await world.clerk.backend('DELETE', `/users/${known.id}`)
    await send(world, 'user.deleted', known.id)
    const other = await startEmulator()
    try {
      const { secretKey, url: apiUrl } = other
      for (const dryRun of [true, false]) {
        const outcome = await reconcile(world, { userIds: idsOf(people), secretKey, apiUrl, dryRun })
        expect(outcome).toEqual({ asked: 0, missing: [], opened: 0, stopped: 'other_instance' })
      }
    } finally {
      await other.stop()
    }
    await assertUntouched(world, people)
  }),
  one(
    'reconcile-short',
    'reconcile() when Clerk answers with an empty or short list, or a 404 without its own code: erases nobody',
    [40],
    async (world) => {
      const people = await newUsers(world, 6)
      const userIds = idsOf(people)
      const first = await world.clerk.find(userIds[0] as string)
      for (const body of [[], [first]]) {
        await world.clerk.fail({ method: 'GET', path: '/v1/users', status: 200, body, times: 1 })
        const outcome = await reconcile(world, { userIds })
        await world.clerk.mend()
        expect(outcome).toEqual({ asked: 6, missing: [], opened: 0, stopped: null })
      }
      await world.clerk.fail({ method: 'GET', path: '/v1/users', status: 200, body: [], times: 1 })
      await world.clerk.fail({
        method: 'GET',
        path: '/v1/users/*',
        status: 404,
        body: { error: 'No such page.' },
        times: 9,
      })
      const { opened, error } = await reconcile(world, { userIds })
      await world.clerk.mend()
      expect([opened, error]).toEqual([undefined, expect.any(String)])
      await assertUntouched(world, people)
    },
  ),
  one(
    'reconcile-many',
    'reconcile() when most users or the canary are missing: stops, and opens nothing',
    [],
    async (world) => {
      const [gone, there] = [await newUsers(world, 3), await newUsers(world, 2)]
      for (const { id } of gone) await world.clerk.backend('DELETE', `/users/${id}`)
      const userIds = idsOf([...gone, ...there])
      expect(await reconcile(world, { userIds })).toMatchObject({ opened: 0, stopped: 'too_many_missing' })
      const canary = gone[0]?.id as string
      expect(await reconcile(world, { userIds, canary })).toMatchObject({ opened: 0, stopped: 'canary_missing' })
      await sweep(world)
      for (const { id } of gone)
        expect((await linesAbout(await world.variants(), id)).filter((line) => line.includes('"step_done"'))).toEqual(
          [],
        )
    },
  ),
] as const
