import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startEmulator } from '../src/index.ts'
import { api } from './support/api.ts'
import { createBrowser } from './support/browser.ts'
import { run } from './support/cli.ts'
import { control } from './support/control.ts'

let folder: string
let data: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'emulator-'))
  data = join(folder, 'data.sqlite')
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])

describe('with a file', () => {
  test('everything survives a kill -9 and a restart', async () => {
    const first = run('--port', '0', '--data', data)
    const before = await first.emulator()
    const call = api(before)
    const { body: user } = await call.post('/users', {
      email_address: ['kept@example.com'],
      password: 'kept-password',
      public_metadata: { kept: true },
    })
    const form = new FormData()
    form.set('file', new Blob([png]))
    const pictured = await call.post(`/users/${user.id}/profile_image`, form)
    const { body: session } = await call.post('/sessions', { user_id: user.id })
    const { body: organization } = await call.post('/organizations', { name: 'Kept', created_by: user.id })
    const { jwt } = (await call.post(`/sessions/${session.id}/tokens`)).body
    const keys = await call.get('/jwks')
    const browser = createBrowser()
    await browser.submit(`${before.url}/sign-in`, { user_id: user.id, redirect_url: before.url })
    // The very last thing before the end: it was answered, so it must be there.
    await call.patch(`/users/${user.id}`, { first_name: 'Last' })
    first.child.kill('SIGKILL')
    expect(await first.ended).toMatchObject({ signal: 'SIGKILL' })

    const second = run('--port', new URL(before.url).port, '--data', data)
    const after = await second.emulator()
    const again = api(after)
    expect((await again.get(`/users/${user.id}`)).body).toMatchObject({
      first_name: 'Last',
      public_metadata: { kept: true },
      has_image: true,
    })
    expect((await again.post(`/users/${user.id}/verify_password`, { password: 'kept-password' })).status).toBe(200)
    expect((await again.get('/users/count?query=kept')).body.total_count).toBe(1)
    expect((await again.get(`/sessions/${session.id}`)).body.status).toBe('active')
    expect((await again.post('/clients/verify', { token: jwt })).status).toBe(200)
    expect((await again.get('/jwks')).body).toEqual(keys.body)
    expect((await again.get(`/users/${user.id}/organization_memberships`)).body.data[0].organization.id).toBe(
      organization.id,
    )
    expect(new Uint8Array(await (await fetch(pictured.body.image_url)).arrayBuffer())).toEqual(png)
    expect((await browser.go(`${after.url}/verify`)).text).toContain('Verify your identity')
    expect((await again.get('/users/count')).body.total_count).toBe(3)
    second.child.kill('SIGTERM')
    await second.ended
  }, 20_000)

  test('a reset after a restart brings back the seed with its ids', async () => {
    const ids = async (emulator: { url: string; secretKey: string }) =>
      (await api(emulator).get('/users')).body.map(({ id }: { id: string }) => id)
    const first = await startEmulator({ data })
    const before = await ids(first)
    await first.stop()
    const second = await startEmulator({ data })
    expect(await ids(second)).toEqual(before)
    await api(second).remove(`/users/${before[0]}`)
    await control(second).reset()
    expect(await ids(second)).toEqual(before)
    expect(second.jwtKey).toBe(first.jwtKey)
    await second.stop()
  })

  test('the file contains no plain password or backup code', async () => {
    const emulator = await startEmulator({ data })
    await api(emulator).post('/users', {
      username: 'secretive',
      password: 'open-sesame-1001',
      backup_codes: ['tell-nobody-77'],
    })
    await emulator.stop()
    for (const name of await readdir(folder)) {
      const text = (await readFile(join(folder, name))).toString('latin1')
      for (const secret of ['open-sesame', 'tell-nobody', 'analytical-engine']) expect(text).not.toContain(secret)
    }
  })

  test('an undelivered event is sent after a restart', async () => {
    const seen: string[] = []
    const server = createServer((request, response) => {
      seen.push(String(request.headers['svix-id']))
      response.end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const first = await startEmulator({ data, webhook: 'http://127.0.0.1:1/nobody' })
    await api(first).post('/users', { username: 'announced' })
    const [event] = (await control(first).get('webhooks')) as { id: string }[]
    await first.stop()
    const second = await startEmulator({ data, webhook: `http://127.0.0.1:${port}/` })
    for (let waited = 0; seen.length === 0 && waited < 300; waited++)
      await new Promise((resolve) => setTimeout(resolve, 10))
    expect(seen).toEqual([event?.id])
    await second.stop()
    server.close()
  })
})

test('without a file nothing is written', async () => {
  const here = process.cwd()
  process.chdir(folder)
  try {
    const emulator = await startEmulator()
    await api(emulator).post('/users', { username: 'fleeting' })
    await emulator.stop()
    expect(await readdir(folder)).toEqual([])
  } finally {
    process.chdir(here)
  }
})
