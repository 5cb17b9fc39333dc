import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { type Emulator, startEmulator } from '../../src/index.ts'
import { openDatabase } from '../../src/store/database.ts'
import { api } from '../support/api.ts'
import { run, runWith } from '../support/cli.ts'

let folder: string
let data: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'emulator-'))
  data = join(folder, 'data.sqlite')
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

/** Another process that holds the write lock until it is told to end. */
async function holdLock(): Promise<{ release(): Promise<void> }> {
  const program = `
    const { DatabaseSync } = require('node:sqlite')
    const db = new DatabaseSync(process.argv[1])
    db.exec('BEGIN IMMEDIATE')
    console.log('locked')
    setInterval(() => {}, 1000)`
  const child: ChildProcess = spawn(process.execPath, ['--no-warnings', '-e', program, data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  if (!child.stdout) throw new Error('The process has no output.')
  await once(child.stdout, 'data')
  return {
    release: async () => {
      child.kill('SIGKILL')
      await once(child, 'close')
    },
  }
}

/** A bulk invitation whose second address is invited already: all or nothing means nothing. */
async function failingBulkKeepsNothing(emulator: Pick<Emulator, 'url' | 'secretKey'>, id: string): Promise<void> {
  const call = api(emulator)
  const twice = ['first@example.com', 'second@example.com', 'second@example.com']
  const body = twice.map((email_address) => ({ email_address, role: 'org:member' }))
  expect((await call.post(`/organizations/${id}/invitations/bulk`, body)).status).toBe(400)
  expect((await call.get(`/organizations/${id}/invitations`)).body.total_count).toBe(0)
}

const organizations = [{ id: 'org_one', name: 'One' }]

describe('with the data file locked by another process', () => {
  test('a request fails, and a failing bulk change afterwards keeps nothing', async () => {
    const emulator = await startEmulator({ data, seed: { organizations } })
    const call = api(emulator)
    const lock = await holdLock()
    const errors: unknown[] = []
    const { error } = console
    console.error = (...lines) => errors.push(...lines)
    onTestFinished(() => {
      console.error = error
    })
    const body = [{ email_address: 'late@example.com', role: 'org:member' }]
    const refused = await call.post('/organizations/org_one/invitations/bulk', body)
    expect(refused.status).toBe(500)
    expect(errors.join('\n')).toContain('another process has locked it')
    await lock.release()
    await failingBulkKeepsNothing(emulator, 'org_one')
    expect((await call.post('/organizations/org_one/invitations/bulk', body)).status).toBe(200)
    await emulator.stop()
  }, 15_000)

  test('webhooks wait and are delivered afterwards', async () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => {})
    onTestFinished(() => errors.mockRestore())
    let answer = (): void => {}
    const locked = new Promise<void>((resolve) => {
      answer = resolve
    })
    const server = createServer(async (request, response) => {
      request.resume()
      await locked
      response.end()
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    onTestFinished(() => void server.close())
    const emulator = await startEmulator({
      data,
      webhook: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    })
    const arrived = once(server, 'request')
    expect((await api(emulator).post('/users', { email_address: ['a@example.com'] })).status).toBe(200)
    await arrived
    const { release } = await holdLock()
    answer()
    await expect.poll(() => errors.mock.calls.flat().join(), { timeout: 8000 }).toContain('Webhooks are waiting')
    await release()
    const states = async (): Promise<unknown> => {
      const events = (await (await fetch(`${emulator.url}/_emulator/webhooks`)).json()) as { status: string }[]
      return events.map(({ status }) => status)
    }
    await expect.poll(states, { timeout: 8000 }).toEqual(['delivered'])
    await emulator.stop()
  }, 25_000)

  test('a start fails with one line and changes nothing', async () => {
    await (await startEmulator({ data })).stop()
    const lock = await holdLock()
    const { code, stderr } = await run('--port', '0', '--data', data).ended
    expect([code, stderr]).toEqual([1, `The file ${data} cannot be used: another process has locked it.\n`])
    await lock.release()
    const emulator = await startEmulator({ data })
    expect((await api(emulator).get('/users/count')).body.total_count).toBe(2)
    await emulator.stop()
  }, 15_000)
})

describe('on a full disk', () => {
  test('a transaction is undone as a whole, says why, and the next one works', () => {
    const db = openDatabase(data)
    const insert = (id: string, bytes: number) =>
      db.run('INSERT INTO images (id, content_type, bytes) VALUES (?, ?, ?)', id, 'image/png', new Uint8Array(bytes))
    const count = () => db.get<{ n: number }>('SELECT count(*) AS n FROM images')?.n
    const { page_count: pages } = db.get<{ page_count: number }>('PRAGMA page_count') ?? { page_count: 0 }
    db.get(`PRAGMA max_page_count = ${pages + 20}`)
    const tooMuch = () =>
      db.transaction(() => {
        insert('small', 10)
        insert('large', 500_000)
      })
    for (let round = 0; round < 3; round++) expect(tooMuch).toThrow('database or disk is full')
    expect(count()).toBe(0)
    expect(() =>
      db.transaction(() => {
        insert('kept', 10)
        throw new Error('changed my mind')
      }),
    ).toThrow('changed my mind')
    expect(count()).toBe(0)
    db.transaction(() => insert('kept', 10))
    expect(count()).toBe(1)
    db.close()
  })

  // A limit on the size of files stands in for a disk: the kernel refuses to write beyond it.
  test.skipIf(process.platform === 'win32')(
    'the command continues, and a failing bulk change keeps nothing',
    async () => {
      const seed = join(folder, 'seed.json')
      await writeFile(seed, JSON.stringify({ organizations }))
      const it = runWith({ fileLimit: 2048 }, '--port', '0', '--data', data, '--seed', seed)
      const emulator = await it.emulator()
      const call = api(emulator)
      const statuses = new Set<number>()
      for (let n = 0; n < 400 && !statuses.has(500); n++) {
        const { status } = await call.post('/users', {
          username: `person_${n}`,
          public_metadata: { much: 'x'.repeat(8000) },
          private_metadata: { much: 'y'.repeat(8000) },
          unsafe_metadata: { much: 'z'.repeat(8000) },
        })
        statuses.add(status)
        if (status === 200) continue
        // Neither half a user nor a user without a name to find them by.
        expect((await call.get(`/users/count?username=person_${n}`)).body.total_count).toBe(0)
      }
      expect([...statuses]).toEqual([200, 500])
      expect(it.output()).not.toContain('cannot rollback')
      expect(it.output()).toMatch(/the disk is full|reading or writing it failed/)
      await failingBulkKeepsNothing(emulator, 'org_one')
    },
    20_000,
  )

  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  test.skipIf(!asRoot)(
    'a small disk is told as full (needs root, to mount it)',
    async (context) => {
      const disk = join(folder, 'disk')
      try {
        execFileSync('mkdir', [disk])
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk], { stdio: 'ignore' })
      } catch {
        return context.skip('mounting is not allowed here')
      }
      const it = run('--port', '0', '--data', join(disk, 'data.sqlite'))
      try {
        const call = api(await it.emulator())
        let status = 200
        for (let n = 0; n < 400 && status === 200; n++)
          status = (await call.post('/users', { username: `person_${n}`, public_metadata: { x: 'x'.repeat(8000) } }))
            .status
        expect(status).toBe(500)
        expect(it.output()).toContain('the disk is full')
        expect(it.output()).not.toContain('cannot rollback')
        const { body } = await call.get('/users/count')
        expect(
          (await call.post('/users', { username: 'one_more', public_metadata: { x: 'x'.repeat(8000) } })).status,
        ).toBe(500)
        expect((await call.get('/users/count')).body).toEqual(body)
      } finally {
        it.child.kill('SIGKILL')
        await it.ended
        execFileSync('umount', [disk])
      }
    },
    20_000,
  )
})

test('a kill -9 during a reset leaves the whole seed at the next start', async () => {
  const users = Array.from({ length: 400 }, (_, n) => ({ username: `person_${n}` }))
  const seed = join(folder, 'seed.json')
  await writeFile(seed, JSON.stringify({ users }))
  for (let round = 0; round < 4; round++) {
    const it = run('--port', '0', '--data', data, '--seed', seed)
    const { url, secretKey } = await it.emulator()
    expect((await api({ url, secretKey }).get('/users/count')).body.total_count, `round ${round}`).toBe(400)
    fetch(`${url}/_emulator/reset`, { method: 'POST' }).catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 15 * (round + 1)))
    it.child.kill('SIGKILL')
    await it.ended
  }
}, 30_000)
