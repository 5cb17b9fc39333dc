import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'account-routes-data-'))
  vi.stubEnv('DATABASE_FILE', join(folder, 'new', 'example.sqlite'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('the steps of the plan leave an invoice without its user, however often they run', async () => {
  const { anonymizeInvoicesOf, databaseFile, deleteNotesOf, welcome } = await import('../src/data.ts')
  for (const userId of ['user_1', 'user_1', 'user_2']) await welcome(userId)
  for (let times = 0; times < 2; times++) {
    await deleteNotesOf('user_1')
    await anonymizeInvoicesOf('user_1')
  }
  const db = new DatabaseSync(databaseFile)
  expect(db.prepare('SELECT user_id FROM notes').all()).toEqual([{ user_id: 'user_2' }])
  expect(db.prepare('SELECT user_id FROM invoices ORDER BY id').all()).toEqual([
    { user_id: null },
    { user_id: 'user_2' },
  ])
  db.close()
})

test('a rule of null takes the plan away', async () => {
  vi.stubEnv('ACCOUNT_ROUTES_OPTIONS', '{ "deletion": null }')
  const { optionsFromEnvironment, plan } = await import('../src/index.ts')
  expect([plan, optionsFromEnvironment()]).toEqual([{}, {}])
  vi.resetModules()
  vi.stubEnv('ACCOUNT_ROUTES_OPTIONS', '{ "deletion": { "gracePeriod": "14d" } }')
  expect((await import('../src/index.ts')).plan.deletion?.gracePeriodMs).toBe(14 * 86_400_000)
})
