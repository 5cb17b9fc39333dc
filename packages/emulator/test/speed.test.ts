import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { measured } from '../../../vitest.measured.ts'
import { startEmulator } from '../src/index.ts'
import type { Instance } from '../src/instance.ts'
import { createUser } from '../src/model/users/create-user.ts'
import { userResources } from '../src/model/users/user-resource.ts'
import { type Database, openDatabase } from '../src/store/database.ts'
import { indexText } from '../src/store/users/search-text.ts'
import type { UserFilters } from '../src/store/users/user-filters.ts'
import { listUsers, userOrders } from '../src/store/users/user-list.ts'
import { findUser } from '../src/store/users/users.ts'

/** As much of an instance as users need. */
function instanceOf(db: Database): Instance {
  return {
    db,
    now: Date.now,
    url: 'http://127.0.0.1',
    emit: () => {},
  } satisfies Partial<Instance> as unknown as Instance
}

/** Milliseconds of the processor, since other tests run beside this one. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Of seven rounds the second quickest: other tests share the memory and slow single rounds. */
function usualTime(work: (round: number) => unknown): number {
  const times: number[] = []
  for (let round = 0; round < 7; round++) {
    const start = processorTime()
    work(round)
    times.push(processorTime() - start)
  }
  return times.sort((a, b) => a - b)[1] ?? Number.POSITIVE_INFINITY
}

describe('with 100,000 users', () => {
  let db: Database
  let instance: Instance
  beforeAll(() => {
    db = openDatabase()
    instance = instanceOf(db)
    const numbers = 'WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 100000)'
    const [first, last] = ['Ada,Grace,Alan,Radia', 'Lovelace,Hopper,Turing,Perlman,Knuth'].map((list) =>
      JSON.stringify(list.split(',')),
    )
    db.transaction(() => {
      db.run(
        `${numbers} INSERT INTO users (id, username, first_name, last_name, email_address, primary_email_address_id, last_sign_in_at, created_at, updated_at)
         SELECT 'user_' || n, 'person_' || n, ? ->> (n % 4), ? ->> (n % 5), n || '@example.com', 'idn_' || n, n * 7919 % 100003, n, n FROM numbers`,
        first as string,
        last as string,
      )
      db.run(
        `INSERT INTO identifiers (id, user_id, kind, value, status, strategy, created_at, updated_at)
         SELECT primary_email_address_id, id, 'email_address', email_address, 'verified', 'admin', 1, 1 FROM users`,
      )
      db.run(
        `INSERT INTO user_text (seq, all_text, user_id, email_address, phone_number, username, web3_wallet, name)
         SELECT seq, lower(concat_ws(char(10), id, email_address, username, first_name, last_name)), id, email_address, '', username, '', first_name || ' ' || last_name FROM users`,
      )
      indexText(db)
    })
  }, 120_000)
  afterAll(() => db.close())

  test('a user is found in less than a millisecond', measured, () => {
    expect(
      usualTime((round) => userResources(instance, [findUser(db, `user_${round * 6007 + 1}`) as never])),
    ).toBeLessThan(1)
  })

  const queries: readonly UserFilters[] = [
    { query: 'person_77777' },
    { query: 'lovelace' },
    { query: 'example' },
    { query: '99@' },
    { query: 'zz' },
    { query: '@e' },
    { query: 'nobody at all' },
    { name_query: 'ada', email_address_query: '777' },
    {},
  ]
  test.for(queries.map((filters) => [JSON.stringify(filters), filters] as const))(
    '%s in every order in less than three times what reading all texts takes',
    measured,
    ([, filters]) => {
      const reading = usualTime(() => db.get('SELECT sum(length(all_text)) FROM user_text'))
      for (const column of userOrders) {
        for (const descending of [true, false]) {
          const time = usualTime(() =>
            userResources(instance, listUsers(db, filters, { column, descending }, { limit: 10, offset: 0 })),
          )
          expect(time, `${column} ${descending}`).toBeLessThan(3 * reading)
        }
      }
    },
  )
})

test('more than a thousand users a second are created with a file', measured, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'emulator-'))
  const db = openDatabase(join(folder, 'data.sqlite'))
  const instance = instanceOf(db)
  const count = 3000
  const start = processorTime()
  for (let n = 0; n < count; n++) {
    await createUser(instance, {
      first_name: 'Ada',
      username: `person_${n}`,
      external_id: `external-${n}`,
      email_address: [`${n}@example.com`],
      phone_number: [`+1555${String(n).padStart(7, '0')}`],
      public_metadata: { plan: 'pro' },
    })
  }
  expect((1000 * count) / (processorTime() - start)).toBeGreaterThan(1000)
  db.close()
  await rm(folder, { recursive: true })
})

test('it is ready in less than 300 ms', measured, async () => {
  const times: number[] = []
  for (let round = 0; round < 9; round++) {
    const start = performance.now()
    const emulator = await startEmulator()
    times.push(performance.now() - start)
    await emulator.stop()
  }
  // The quicker third: other tests run beside this one.
  expect(times.sort((a, b) => a - b)[2]).toBeLessThan(300)
})
