import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packAll, run } from '../src/packages.ts'
import { bundlers, coreWith, sizedCode } from '../src/size.ts'
import { installConsumer, typeErrors, writeConsumer } from './consumer.ts'

// The packages as they would be published, in an app that knows nothing of this workspace.

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'account-routes-app-'))
  await mkdir(join(folder, 'packed'))
  await installConsumer(folder, await packAll(join(folder, 'packed')))
}, 180_000)

afterAll(() => rm(folder, { recursive: true }))

test("one operation of each adapter typechecks, with the libraries' types", async () => {
  await writeConsumer(folder)
  expect(await typeErrors(folder)).toEqual([])
}, 120_000)

test('the fetch adapter deletes an account at the emulator, both from their tarballs', async () => {
  await writeFile(join(folder, 'delete-account.mjs'), script)
  const { stdout } = await run(process.execPath, ['delete-account.mjs'], { cwd: folder })
  expect(JSON.parse(stdout)).toEqual({
    signedOut: 401,
    wrongMethod: 405,
    signedIn: [200, { success: true }],
    asked: ['GET /v1/users/{id}', 'DELETE /v1/users/{id}'],
  })
}, 30_000)

test('npx @account-routes/emulator -- <command> runs from its tarball', async () => {
  const asks =
    'fetch(process.env.CLERK_API_URL + "/v1/jwks", { headers: { authorization: "Bearer " + process.env.CLERK_SECRET_KEY } }).then((r) => { console.log("status", r.status); process.exitCode = 4 })'
  const command = ['--', process.execPath, '-e', asks]
  const ended = run(
    'npx',
    ['--offline', '@account-routes/emulator', '--port', '0', '--key-seed', 'packed', ...command],
    {
      cwd: folder,
    },
  )
  await expect(ended).rejects.toMatchObject({ code: 4, stdout: expect.stringContaining('status 200') })
}, 60_000)

test('the tarball of core bundles like the workspace', async () => {
  const code = sizedCode('deleteSelf')
  const published = await bundlers.rolldown({ code, from: folder, isExternal: () => false })
  expect(published.modules.some((id) => id.includes(folder))).toBe(true)
  const { size } = await coreWith('deleteSelf')
  expect(published.size).toBeGreaterThan(0.98 * size)
  expect(published.size).toBeLessThan(1.02 * size)
})

const script = `
import { accountRoutes } from '@account-routes/fetch'
import { startEmulator } from '@account-routes/emulator'
import { createClerkClient } from '@clerk/backend'

const emulator = await startEmulator()
const { url, secretKey, publishableKey, jwtKey } = emulator
const clerkClient = createClerkClient({ apiUrl: url, secretKey, publishableKey, jwtKey, telemetry: { disabled: true } })
const handler = accountRoutes({ clerkClient })
const ask = (method, headers) => handler(new Request('http://localhost/api/account/me', { method, headers }))

const { data: [user] } = await clerkClient.users.getUserList()
const session = await clerkClient.sessions.createSession({ userId: user.id })
const { jwt } = await clerkClient.sessions.getToken(session.id)
await fetch(url + '/_emulator/requests', { method: 'DELETE' })

const { status: signedOut } = await ask('DELETE')
const { status: wrongMethod } = await ask('PUT')
const answer = await ask('DELETE', { authorization: 'Bearer ' + jwt })
const requests = await (await fetch(url + '/_emulator/requests')).json()
console.log(JSON.stringify({
  signedOut,
  wrongMethod,
  signedIn: [answer.status, await answer.json()],
  asked: requests.map(({ method, path }) => method + ' ' + path.replace(user.id, '{id}')),
}))
await emulator.stop()
`
