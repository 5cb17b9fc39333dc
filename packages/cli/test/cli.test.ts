import { execFile } from 'node:child_process'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { sqliteStore } from '@account-routes/deletion/sqlite'
import { describe, expect, test } from 'vitest'

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url))
const run = promisify(execFile)

/** Runs the command in a process of its own. */
const command = (...args: string[]): Promise<{ stdout: string; stderr: string; code: number }> =>
  run(process.execPath, ['--conditions=@account-routes/source', cli, ...args]).then(
    (result) => ({ ...result, code: 0 }),
    ({ stdout, stderr, code }) => ({ stdout, stderr, code }),
  )

describe('schema', () => {
  test.each(['sqlite', 'd1'])('%s prints SQL that makes a ledger, and may run twice', async (database) => {
    const { stdout, code } = await command('schema', database)
    expect(code).toBe(0)
    const db = new DatabaseSync(':memory:')
    db.exec(stdout)
    db.exec(stdout)
    const store = sqliteStore((sql, parameters) => db.prepare(sql).all(...parameters) as object[])
    await store.ready()
    expect(await store.due(1, 0)).toEqual([])
  })

  test('postgres prints SQL of 64-bit times', async () => {
    const { stdout } = await command('schema', 'postgres')
    expect(stdout).toContain('requested_at BIGINT NOT NULL')
  })

  test.each([
    [['schema', 'mysql'], 'Unknown database `mysql`. Known databases: postgres, sqlite, d1.'],
    [['schema', 'toString'], 'Unknown database `toString`.'],
    [['schema'], 'Missing database.'],
    [['schema', 'd1', 'x'], 'Unexpected argument `x`.'],
    [['migrate'], 'Unknown command `migrate`.'],
    [[], 'Missing command.'],
    [['--what'], "Unknown option '--what'"],
  ])('refuses %j and says why', async (args, message) => {
    const { stdout, stderr, code } = await command(...args)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain(message)
    expect(stderr).toContain('account-routes --help')
  })
})

test('prints its help and its version', async () => {
  expect((await command('--help')).stdout).toContain('account-routes schema <postgres|sqlite|d1>')
  expect((await command('--version')).stdout).toMatch(/^\d+\.\d+\.\d+/)
})
