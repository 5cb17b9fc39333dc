import { execFile } from 'node:child_process'
import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { type Emulator, startEmulator } from '@account-routes/emulator'
import { type Framework, findFramework } from '@account-routes/frameworks'
import { type RunningServer, startExample } from '@account-routes/launcher'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { assertRefused } from '../src/answers.ts'
import { type Clerk, clerkOf } from '../src/clerk.ts'
import { type Answer, send } from '../src/http.ts'
import { noisyPng } from '../src/pictures.ts'
import { open } from '../src/socket.ts'
import { mount } from '../src/world.ts'

/** One that hands on Node's request, and one that hands on web objects: the rest have one of the two in common. */
const targets = ['express', 'tanstack-start'].map(findFramework)

const megabyte = 1_000_000
const pictureSize = 10 * megabyte - 1000

/** Memory that a process holds, in MB. */
async function residentOf({ pid }: RunningServer): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])
  return (Number(stdout) * 1024) / megabyte
}

/** The most that a process holds while something runs. */
async function peakDuring<T>(
  server: RunningServer,
  run: () => Promise<T>,
): Promise<readonly [peak: number, result: T]> {
  let peak = 0
  let running = true
  const watch = async () => {
    while (running) {
      peak = Math.max(peak, await residentOf(server))
      await delay(30)
    }
  }
  const watching = watch()
  try {
    const result = await run()
    return [peak, result]
  } finally {
    running = false
    await watching
  }
}

const countOf = (answers: readonly Answer[], status: number) =>
  answers.filter((answer) => answer.status === status).length

describe.each(targets)('[S47] $title', (target: Framework) => {
  let emulator: Emulator
  let clerk: Clerk
  let app: RunningServer

  beforeAll(async () => {
    emulator = await startEmulator()
    clerk = clerkOf(emulator)
    app = await startExample(target, {
      emulator,
      env: { ACCOUNT_ROUTES_OPTIONS: JSON.stringify({ timeoutMs: 4000 }) },
    })
  })
  afterEach(() => clerk.mend())
  afterAll(async () => {
    await app?.stop()
    await emulator?.stop()
  })

  const picture = noisyPng(pictureSize)
  const bearers = (count: number) =>
    Promise.all(Array.from({ length: count }, async () => (await clerk.newUser()).bearer()))
  const put = (bearer: object) =>
    send(app.url, `${mount}/me/profile-image`, {
      method: 'PUT',
      headers: { ...bearer, 'content-type': 'image/png' },
      body: picture,
    })

  test('one user uploads at most two at once', async () => {
    await clerk.fail({ method: 'POST', path: '/v1/users/*', delayMs: 500 })
    const [bearer = {}] = await bearers(1)
    const answers = await Promise.all(Array.from({ length: 6 }, () => put(bearer)))
    expect(countOf(answers, 200) + countOf(answers, 503)).toBe(6)
    expect(countOf(answers, 200)).toBeLessThan(5)
    expect(countOf(answers, 503)).toBeGreaterThan(1)
    expect((await put(bearer)).status).toBe(200)
  })

  test.each([
    ['a slow Clerk', 300],
    ['a Clerk that hangs', 30_000],
  ])('50 pictures of 10 MB at once and %s: at most 150 MB more, the rest wait or get 503', async (_, delayMs) => {
    await put((await bearers(1))[0] as object)
    await clerk.fail({ method: 'POST', path: '/v1/users/*', delayMs })
    const callers = await bearers(50)
    const before = await residentOf(app)
    const [peak, answers] = await peakDuring(app, () => Promise.all(callers.map(put)))
    for (const { status } of answers) expect(status).toBeOneOf([200, 503, 504])
    for (const answer of answers.filter(({ status }) => status === 503)) {
      assertRefused(answer, 503, 'busy')
      expect(answer.headers['retry-after']).toBe('1')
    }
    expect(peak - before).toBeLessThan(150)
  })

  test('a body that drips ends with 408', async () => {
    const [bearer] = await bearers(1)
    const socket = await open(app.url)
    let text = ''
    socket.setEncoding('latin1').on('data', (data: string) => {
      text += data
    })
    socket.on('error', () => {})
    const lines = Object.entries({ ...bearer, 'content-type': 'image/png', 'content-length': 1_000_000 })
    socket.write(
      `PUT ${mount}/me/profile-image HTTP/1.1\r\nHost: ${new URL(app.url).host}\r\n${lines.map((line) => line.join(': ')).join('\r\n')}\r\n\r\n`,
    )
    const startedAt = performance.now()
    while (text === '' && performance.now() - startedAt < 8000) {
      socket.write(picture.subarray(0, 500))
      await delay(100)
    }
    socket.destroy()
    expect(text).toMatch(/^HTTP\/1\.1 408 /)
    expect(performance.now() - startedAt).toBeLessThan(6000)
  })
})

describe.each(targets)('[S47] $title with a Clerk that hangs', (target: Framework) => {
  let emulator: Emulator
  let clerk: Clerk
  let app: RunningServer
  let hanging: HttpServer

  beforeAll(async () => {
    emulator = await startEmulator()
    clerk = clerkOf(emulator)
    hanging = createServer(() => {})
    await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(hanging.address() as AddressInfo).port}`
    const apiUrl = Object.keys(emulator.env(target.env)).filter((name) => name.endsWith('CLERK_API_URL'))
    app = await startExample(target, {
      emulator,
      env: {
        ...Object.fromEntries(apiUrl.map((name) => [name, url])),
        ACCOUNT_ROUTES_OPTIONS: JSON.stringify({ timeoutMs: 300 }),
      },
    })
  })
  afterAll(async () => {
    await app?.stop()
    hanging?.closeAllConnections()
    hanging?.close()
    await emulator?.stop()
  })

  test('2,000 requests leave at most 64 connections, and give memory back', async () => {
    const bearer = await (await clerk.newUser()).bearer()
    const answers: Answer[] = []
    const ask = async () => {
      for (let count = 0; count < 25; count++) answers.push(await send(app.url, `${mount}/me`, { headers: bearer }))
    }
    const thousand = () => Promise.all(Array.from({ length: 40 }, ask))
    // The first thousand let the process grow to what it needs under this load. What is never given back would make it
    // grow by the same again with each thousand; a heap that is collected lately grows less and less.
    const growths: number[] = []
    await thousand()
    for (let round = 0; round < 4 && !growths.some((growth) => growth < 20); round++) {
      const before = await residentOf(app)
      await thousand()
      growths.push((await residentOf(app)) - before)
    }
    const connections = await new Promise<number>((resolve) => hanging.getConnections((_, count) => resolve(count)))
    expect(answers.length).toBeGreaterThanOrEqual(2000)
    expect(countOf(answers, 504) + countOf(answers, 503)).toBe(answers.length)
    expect(countOf(answers, 504)).toBeGreaterThanOrEqual(64)
    expect(connections).toBeLessThanOrEqual(64)
    expect(Math.min(...growths), `MB for each thousand: ${growths.join(', ')}`).toBeLessThan(20)
  })
})
