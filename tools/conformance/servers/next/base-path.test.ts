import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startEmulator } from '@account-routes/emulator'
import { freePort, startServer } from '@account-routes/launcher'
import { expect, test } from 'vitest'
import { send } from '../../src/http.ts'

const cwd = fileURLToPath(new URL('base-path/', import.meta.url))
const next = createRequire(import.meta.url).resolve('next/dist/bin/next')

test("Next.js' base path is part of the way to sign-in and back", async () => {
  const emulator = await startEmulator()
  const env = { ...emulator.env('next'), NEXT_TELEMETRY_DISABLED: '1' }
  await promisify(execFile)(process.execPath, [next, 'build'], { cwd, env: { ...process.env, ...env } })
  const port = await freePort()
  const app = await startServer({ name: 'base-path', command: [next, 'start', '-p', String(port)], cwd, port, env })
  try {
    const headers = { accept: 'text/html', 'sec-fetch-mode': 'navigate', authorization: 'Bearer x' }
    const answer = await send(app.url, '/shop/api/account/me', { headers })
    const back = encodeURIComponent('/shop/api/account/me')
    expect([answer.status, answer.headers.location]).toEqual([303, `/shop/sign-in?redirect_url=${back}`])
  } finally {
    await app.stop()
    await emulator.stop()
  }
})
