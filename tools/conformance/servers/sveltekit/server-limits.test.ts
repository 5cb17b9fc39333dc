import { fileURLToPath } from 'node:url'
import { type Emulator, startEmulator } from '@account-routes/emulator'
import { freePort, type RunningServer, startServer } from '@account-routes/launcher'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assertRefused } from '../../src/answers.ts'
import { clerkOf } from '../../src/clerk.ts'
import { send } from '../../src/http.ts'
import { noisyPng } from '../../src/pictures.ts'
import { mount } from '../../src/world.ts'

let emulator: Emulator
let app: RunningServer
beforeAll(async () => {
  emulator = await startEmulator()
  const port = await freePort()
  app = await startServer({
    name: 'The example on the plain server of @sveltejs/adapter-node',
    command: ['build/index.js'],
    cwd: fileURLToPath(new URL('../../../../examples/sveltekit/', import.meta.url)),
    port,
    env: { ...emulator.env('sveltekit'), ORIGIN: `http://127.0.0.1:${port}` },
  })
})
afterAll(async () => {
  await app?.stop()
  await emulator?.stop()
})

test('a slash at the end of a DELETE leads nowhere, so that no browser follows it to the deletion of the account', async () => {
  const headers = await (await clerkOf(emulator).newUser()).bearer()
  assertRefused(await send(app.url, `${mount}/me/`, { method: 'DELETE', headers }), 404, 'not_found')
})

test("a picture above the server's own limit is too large", async () => {
  const bearer = await (await clerkOf(emulator).newUser()).bearer()
  const headers = { ...bearer, 'content-type': 'image/png' }
  const picture = (size: number) =>
    send(app.url, `${mount}/me/profile-image`, { method: 'PUT', headers, body: noisyPng(size) })
  assertRefused(await picture(600_000), 413, 'body_too_large')
  expect((await picture(400_000)).status).toBe(200)
})
