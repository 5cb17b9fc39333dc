import { expect, test } from 'vitest'
import { createRequestLog } from '../../src/control/request-log.ts'
import { closeAttempts, insertAttempt, openAttempt } from '../../src/store/attempts.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import {
  countClients,
  findClient,
  findClientByDevBrowser,
  insertClient,
  newDevBrowser,
} from '../../src/store/sessions/clients.ts'

const start = 1_700_000_000_000

const countOf = (db: Database, table: string): number =>
  db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0

test('browsers without a session are bounded, and the newest stay', () => {
  const db = openDatabase()
  let last = insertClient(db, start)
  newDevBrowser(db, last.id, start)
  for (let now = 1; now <= 12_000; now++) last = insertClient(db, start + now)
  expect(countClients(db)).toBeLessThanOrEqual(6001)
  expect(countOf(db, 'dev_browsers')).toBe(0)
  expect(findClient(db, last.id)).toBeDefined()
  db.close()
})

test('a browser keeps its newest tokens', () => {
  const db = openDatabase()
  const { id } = insertClient(db, start)
  for (let at = 0; at < 500; at++) {
    const token = newDevBrowser(db, id, start)
    expect(findClientByDevBrowser(db, token)?.id).toBe(id)
  }
  expect(countOf(db, 'dev_browsers')).toBeLessThanOrEqual(101)
  db.close()
})

test('a browser that begins sign-in after sign-in keeps the newest, and each costs the same', () => {
  const db = openDatabase()
  const { id: clientId } = insertClient(db, start)
  const begin = (times: number, from: number): number => {
    const before = process.cpuUsage()
    for (let now = from; now < from + times; now++) {
      closeAttempts(db, 'sign_in', clientId)
      const { id } = insertAttempt(db, { clientId, kind: 'sign_in', state: {} }, now)
      expect(openAttempt(db, 'sign_in', clientId, now)?.id).toBe(id)
    }
    return process.cpuUsage(before).user
  }
  begin(1000, start)
  const first = begin(2000, start + 1000)
  begin(12_000, start + 3000)
  expect(begin(2000, start + 15_000)).toBeLessThan(3 * first)
  expect(countOf(db, 'attempts')).toBeLessThanOrEqual(101)
  db.close()
})

test('the request log holds at most some 16 MB of addresses, the newest', () => {
  const log = createRequestLog()
  const query = 'a'.repeat(15_000)
  for (let at = 0; at < 5000; at++) log.add('GET', `/v1/users/${at}`, query, at)
  const kept = log.all()
  expect(kept.length * query.length).toBeLessThan(18_000_000)
  expect(kept.at(-1)?.path).toBe('/v1/users/4999')
  expect(kept.length).toBeGreaterThan(1000)
  log.add('GET', '/v1/one', 'a'.repeat(20_000_000), 0)
  log.add('GET', '/v1/two', '', 0)
  expect(log.all().map(({ path }) => path)).toEqual(['/v1/two'])
})
