import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { startEmulator } from '../../src/index.ts'
import { api } from '../support/api.ts'
import { run, runWith } from '../support/cli.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'emulator-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

async function freePort(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return String(port)
}

/** Runs `--env` to its end, with a state folder of this test's own. */
async function printed(
  ...args: string[]
): Promise<{ code: number | null; env: NodeJS.Dict<string>; stdout: string; stderr: string }> {
  const it = runWith({ env: { XDG_STATE_HOME: join(folder, 'state') } }, ...args)
  const { code, stdout, stderr } = await it.ended
  return { code, env: parseEnv(stdout), stdout, stderr }
}

const keys = ({ CLERK_SECRET_KEY, CLERK_JWT_KEY, CLERK_WEBHOOK_SIGNING_SECRET }: NodeJS.Dict<string>) => ({
  CLERK_SECRET_KEY,
  CLERK_JWT_KEY,
  CLERK_WEBHOOK_SIGNING_SECRET,
})

describe('--env', () => {
  test('prints variables and nothing else, and ends, if no emulator is running', async () => {
    const { code, env, stdout, stderr } = await printed('--port', await freePort(), '--env', 'nuxt')
    expect([code, stderr]).toEqual([0, ''])
    for (const line of stdout.trimEnd().split('\n')) expect(line).toMatch(/^[A-Z_]+=/)
    expect(env.NUXT_CLERK_SECRET_KEY).toMatch(/^sk_test_[A-Za-z0-9]{40}$/)
    expect(env.NUXT_CLERK_JWT_KEY).toMatch(/^-----BEGIN PUBLIC KEY-----\n/)
  })

  test('prints the variables of the emulator running at the port', async () => {
    const emulator = await startEmulator({ production: true })
    onTestFinished(() => emulator.stop())
    const { env, stderr } = await printed('--port', new URL(emulator.url).port, '--env', 'next')
    expect([env, stderr]).toEqual([emulator.env('next'), ''])
  })

  test('fails with one line if another server runs at the port', async () => {
    const server = createServer((_, response) => response.end('hello'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const { code, stdout, stderr } = await printed('--port', String(port), '--env', 'next')
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toBe(
      `Something other than an emulator listens at http://127.0.0.1:${port}. Choose another --port.\n`,
    )
  })

  test('prints the variables that an emulator with the same options would have', async () => {
    const port = await freePort()
    const state = { XDG_STATE_HOME: join(folder, 'state') }
    const data = ['--data', join(folder, 'data.sqlite')]
    // The data file twice: it does not exist at first.
    for (const options of [[], data, data, ['--production', '--key-seed', 'ours']]) {
      const before = await printed('--port', port, '--env', 'fetch', ...options)
      const it = runWith({ env: state }, '--port', port, ...options)
      const { url, secretKey } = await it.emulator()
      const during = await printed('--port', port, '--env', 'fetch', ...options)
      expect(before.env, options.join(' ')).toEqual(during.env)
      expect((await api({ url, secretKey }).get('/users')).status).toBe(200)
      it.child.kill('SIGTERM')
      await it.ended
    }
  }, 60_000)
})

describe('the keys', () => {
  test('are created once for a user, in a file that only this user can read', async () => {
    const port = await freePort()
    const first = await printed('--port', port, '--env', 'fetch')
    const second = await printed('--port', port, '--env', 'fetch')
    expect(keys(first.env)).toEqual(keys(second.env))
    const file = join(folder, 'state', 'account-routes-emulator', 'keys.json')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8')).not.toContain(first.env.CLERK_SECRET_KEY)
  })

  test('differ between two users', async () => {
    const port = await freePort()
    const first = await printed('--port', port, '--env', 'fetch')
    rmSync(join(folder, 'state'), { recursive: true })
    const second = await printed('--port', port, '--env', 'fetch')
    for (const name of ['CLERK_SECRET_KEY', 'CLERK_JWT_KEY', 'CLERK_WEBHOOK_SIGNING_SECRET'])
      expect(first.env[name]).not.toBe(second.env[name])
  })

  test('are the same if several emulators start for the first time at once', async () => {
    const port = await freePort()
    const all = await Promise.all(Array.from({ length: 4 }, () => printed('--port', port, '--env', 'fetch')))
    expect(new Set(all.map(({ env }) => JSON.stringify(env))).size).toBe(1)
    expect(all.map(({ stderr }) => stderr).join('')).toBe('')
  })

  test('are derived from a key seed, the same on every machine', async () => {
    const [one, same, other] = await Promise.all([
      startEmulator({ keySeed: 'shared by the team' }),
      startEmulator({ keySeed: 'shared by the team' }),
      startEmulator({ keySeed: 'another' }),
    ])
    const { secretKey, jwtKey, webhookSecret } = one
    expect(same).toMatchObject({ secretKey, jwtKey, webhookSecret })
    expect(one.secretKey).toBe('sk_test_OoAg7Dfolcc89pALo5Jsmhtv6UgrKivXp7VlgmIz')
    expect(other.jwtKey).not.toBe(jwtKey)
    expect(other.secretKey).not.toBe(secretKey)
    const token = (await (
      await fetch(`${one.url}/_emulator/tokens`, {
        method: 'POST',
        body: JSON.stringify({ userId: (await api(one).get('/users')).body[0].id }),
      })
    ).json()) as { jwt: string }
    expect((await api(same).post('/clients/verify', { token: token.jwt })).status).toBe(404)
    expect((await api(one).post('/clients/verify', { token: token.jwt })).status).toBe(200)
    await Promise.all([one, same, other].map((emulator) => emulator.stop()))
  })

  test('the kid of tokens is the instance_id of webhooks', async () => {
    const bodies: { instance_id: string }[] = []
    const server = createServer((request, response) => {
      let text = ''
      request.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      request.on('end', () => {
        bodies.push(JSON.parse(text))
        response.end()
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const emulator = await startEmulator({ webhook: `http://127.0.0.1:${port}/` })
    await api(emulator).post('/users', { username: 'somebody' })
    await expect.poll(() => bodies.length).toBe(1)
    const { keys: known } = (await api(emulator).get('/jwks')).body
    expect(known).toMatchObject([{ kid: bodies[0]?.instance_id }])
    await emulator.stop()
  })

  test('are new at each start, with a warning, if the state folder is not writable', async () => {
    const state = join(folder, 'state')
    // A file where a folder should be stands for every folder that may not be written, also for root.
    writeFileSync(state, '')
    const { code, env, stderr } = await printed('--port', await freePort(), '--env', 'fetch')
    expect(code).toBe(0)
    expect(env.CLERK_SECRET_KEY).toMatch(/^sk_test_/)
    expect(stderr).toMatch(/^The keys are new at each start, because .*keys\.json could not be written .*--key-seed/)
  })

  test('are new at each start, and their file is named, if it is broken', async () => {
    mkdirSync(join(folder, 'state', 'account-routes-emulator'), { recursive: true })
    writeFileSync(join(folder, 'state', 'account-routes-emulator', 'keys.json'), '')
    const { code, stderr } = await printed('--port', await freePort(), '--env', 'fetch')
    expect(code).toBe(0)
    expect(stderr).toMatch(/^The keys are new at each start, because .*keys\.json holds no keys\. Delete it/)
  })

  test('stay with a data file, for any user who starts the emulator', async () => {
    const data = join(folder, 'data.sqlite')
    const first = await startEmulator({ data })
    await first.stop()
    mkdirSync(join(folder, 'state'))
    const { env } = await printed('--port', await freePort(), '--env', 'fetch', '--data', data)
    expect(env).toMatchObject({ CLERK_SECRET_KEY: first.secretKey, CLERK_JWT_KEY: first.jwtKey })
  })
})

test('--version prints the version of the package', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  expect(await run('--version').ended).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' })
})
