import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startEmulator } from '../../src/index.ts'
import { newPrivateKey } from '../../src/keys.ts'
import { api } from '../support/api.ts'
import { run } from '../support/cli.ts'
import { control } from '../support/control.ts'

let folder: string
let data: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'emulator-'))
  data = join(folder, 'data.sqlite')
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

/** Every file of the folder, byte for byte. */
function contents(): Record<string, string> {
  const files = readdirSync(folder).filter((name) => statSync(join(folder, name)).isFile())
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name)).toString('base64')]))
}

function database(...statements: string[]): void {
  const db = new DatabaseSync(data)
  for (const statement of statements) db.exec(statement)
  db.close()
}

/** Leaves a write-ahead log behind, as a program that was killed does. */
function killedDatabase(...statements: string[]): void {
  const program = `
    const { DatabaseSync } = require('node:sqlite')
    const db = new DatabaseSync(process.argv[1])
    db.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0')
    for (const statement of process.argv.slice(2)) db.exec(statement)
    process.kill(process.pid, 'SIGKILL')`
  spawnSync(process.execPath, ['--no-warnings', '-e', program, data, ...statements])
  if (!existsSync(`${data}-wal`)) throw new Error('The program left no write-ahead log.')
}

const shopTables = ['CREATE TABLE users (id, total)', 'CREATE TABLE instance (id)', "INSERT INTO users VALUES ('a', 1)"]

const foreign: readonly (readonly [string, () => void, string])[] = [
  ["another program's database", () => database(...shopTables), 'belongs to another program'],
  [
    "another program's database with the user_version of ours",
    () => database(...shopTables, 'PRAGMA user_version = 2'),
    'belongs to another program',
  ],
  [
    "another program's database whose tables are still in the write-ahead log",
    () => killedDatabase(...shopTables),
    'belongs to another program',
  ],
  [
    'a database with another application_id',
    () => database('PRAGMA application_id = 252006675'),
    'belongs to another program',
  ],
  [
    'a database without tables but with a user_version',
    () => database('PRAGMA user_version = 7'),
    'belongs to another program',
  ],
  ['a text file', () => writeFileSync(data, 'Dear diary, '.repeat(100)), 'is not a database'],
  ['a short text file', () => writeFileSync(data, 'x'), 'is not a database'],
  ['a binary file', () => writeFileSync(data, Buffer.alloc(5000, 7)), 'is not a database'],
  ['a folder', () => mkdirSync(data), 'is a folder'],
]

describe("a data file that is not the emulator's own", () => {
  test.for(foreign)('%s is refused unchanged', async ([, make, reason]) => {
    make()
    const before = contents()
    await expect(startEmulator({ data })).rejects.toThrow(`${data} ${reason}`)
    expect(contents()).toEqual(before)
  })

  test('is refused by the command in one line', async () => {
    database(...shopTables)
    const { code, stdout, stderr } = await run('--port', '0', '--data', data).ended
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toBe(`The file ${data} belongs to another program. Choose another name for --data.\n`)
  })

  test('is refused when its folder does not exist', async () => {
    const nowhere = join(folder, 'no', 'data.sqlite')
    await expect(startEmulator({ data: nowhere })).rejects.toThrow(`The folder ${join(folder, 'no')} does not exist.`)
  })

  test.skipIf(process.getuid?.() === 0)('is refused when it may not be read (not tested as root)', async () => {
    writeFileSync(data, '')
    chmodSync(data, 0)
    await expect(startEmulator({ data })).rejects.toThrow(`${data} may not be read`)
  })
})

describe('a data file of the emulator', () => {
  test('carries the application_id of the emulator', async () => {
    const emulator = await startEmulator({ data })
    await emulator.stop()
    const header = readFileSync(data)
    expect(header.readUInt32BE(68).toString(16)).toBe(Buffer.from('ARem').toString('hex'))
  })

  test('may be an empty file at first', async () => {
    writeFileSync(data, '')
    const emulator = await startEmulator({ data })
    expect((await api(emulator).get('/users/count')).body.total_count).toBe(2)
    await emulator.stop()
  })

  test('is refused unchanged when a newer version made it', async () => {
    await (await startEmulator({ data })).stop()
    database('PRAGMA user_version = 99')
    const before = contents()
    await expect(startEmulator({ data })).rejects.toThrow('newer version')
    expect(contents()).toEqual(before)
  })

  test('opens with everything in it when the former version made it', async () => {
    const sql = readFileSync(new URL('../data/data-file-2.sql', import.meta.url), 'utf8')
    database(sql.replace('{{private_key}}', await newPrivateKey()))
    for (let start = 0; start < 2; start++) {
      const emulator = await startEmulator({ data })
      const call = api(emulator)
      const [kept] = (await call.get('/users?query=kept')).body
      expect(kept).toMatchObject({ first_name: 'Kept', external_id: 'ext_1', public_metadata: { kept: true } })
      expect((await call.post(`/users/${kept.id}/verify_password`, { password: 'kept-password' })).status).toBe(200)
      expect((await call.get('/organizations')).body.data).toMatchObject([{ name: 'Kept' }])
      await emulator.stop()
    }
  })

  test('keeps a foreign table over a reset', async () => {
    await (await startEmulator({ data })).stop()
    database('CREATE TABLE notes (text)', "INSERT INTO notes VALUES ('mine')")
    const emulator = await startEmulator({ data })
    await control(emulator).reset()
    await emulator.stop()
    const db = new DatabaseSync(data)
    expect(db.prepare('SELECT text FROM notes').all()).toMatchObject([{ text: 'mine' }])
    db.close()
  })

  test('is usable after a kill -9 at any moment of its first start', async () => {
    for (let delay = 60; delay <= 300; delay += 30) {
      const file = join(folder, `killed-${delay}.sqlite`)
      const first = run('--port', '0', '--data', file)
      await new Promise((resolve) => setTimeout(resolve, delay))
      first.child.kill('SIGKILL')
      await first.ended
      const second = await startEmulator({ data: file })
      expect((await api(second).get('/users/count')).body.total_count, `killed after ${delay} ms`).toBe(2)
      await second.stop()
    }
  }, 30_000)
})
