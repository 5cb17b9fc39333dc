import { request } from 'node:http'
import { describe, expect, vi } from 'vitest'
import { measured } from '../../../../vitest.measured.ts'
import { routes } from '../../src/bapi/routes.ts'
import { frontendRoutes } from '../../src/fapi/routes.ts'
import type { Emulator } from '../../src/index.ts'
import { test } from '../support/emulator.ts'

interface Sent {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** Sends a request as it is written, which `fetch` does not. */
function send({ url }: Pick<Emulator, 'url'>, { method, path, headers = {}, body }: Sent): Promise<number> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers, maxHeaderSize: 100_000 })
    sent.on('response', (response) => response.resume().on('end', () => resolve(response.statusCode ?? 0)))
    // A server may refuse and close before it has read everything.
    sent.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? resolve(0) : reject(error)))
    sent.end(body)
  })
}

/** As much as fits into the headers that Node reads. */
const size = 14_000

const shapes: Readonly<Record<string, string>> = {
  letters: 'a'.repeat(size),
  digits: '1'.repeat(size),
  underscores: 'a_'.repeat(size / 2),
  dashes: '-'.repeat(size),
  dots: 'a.'.repeat(size / 2),
  slashes: '/a'.repeat(size / 2),
  commas: 'a,'.repeat(size / 2),
  ats: 'a@'.repeat(size / 2),
  repeats: 'a&'.repeat(size / 2),
  names: Array.from({ length: size / 7 }, (_, index) => `n${index}=1`).join('&'),
  cookies: '__client=a.b.c; '.repeat(size / 16),
  braces: '{'.repeat(size),
  origin: `http://${'a'.repeat(size)}/#`,
  escapes: '%41'.repeat(size / 3),
}

/** For the inputs of each operation, which are many. */
const fewShapes = Object.entries(shapes).filter(([name]) => ['letters', 'dots', 'commas', 'names'].includes(name))

/** Milliseconds of CPU of this process, which is the client and the emulator. */
async function costOf(emulator: Emulator, sent: Sent): Promise<number> {
  const before = process.cpuUsage()
  await send(emulator, sent)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** A quadratic expression over 14 kB takes 50 ms and more. */
const bound = 15

/** Fails if a request costs too much every time: other tests share the machine. */
async function expectCheap(emulator: Emulator, what: string, sent: Sent): Promise<void> {
  let least = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < 8 && least > bound; attempt++) least = Math.min(least, await costOf(emulator, sent))
  expect(least, `${what}: milliseconds of CPU`).toBeLessThan(bound)
}

const shortened = (path: string): string => encodeURI(path).slice(0, size)
const plain = (path: string): string => path.replace('{user_id}', 'user_ada').replace(/\{\w+\}/g, 'none')
const json = { 'content-type': 'application/json' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }

describe('a request of 14 kB costs no more than linear time', measured, () => {
  test.beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}))

  test('in a header', async ({ emulator }) => {
    const headers = ['origin', 'referer', 'cookie', 'authorization', 'accept', 'content-type', 'user-agent', 'range']
    for (const [shape, text] of Object.entries(shapes))
      for (const header of [...headers, 'sec-fetch-site', 'clerk-api-version', 'x-forwarded-host'])
        for (const path of ['/v1/users', '/v1/client', '/sign-in', '/_emulator/requests'])
          await expectCheap(emulator, `${header}: ${shape} at ${path}`, {
            method: 'GET',
            path,
            headers: { [header]: text },
          })
  }, 60_000)

  test('in the path of what is not there', async ({ emulator }) => {
    const places = ['/', '/v1/', '/v1/me/', '/npm/@clerk/', '/.well-known/', '/_emulator/', '/dashboard/', '/images/']
    for (const [shape, text] of Object.entries(shapes))
      for (const place of places)
        await expectCheap(emulator, `${place}: ${shape}`, { method: 'GET', path: shortened(place + text) })
  }, 60_000)

  test('in the path or query of each operation', async ({ emulator }) => {
    const authorization = `Bearer ${emulator.secretKey}`
    const operations = [
      ...routes.map(({ method, path }) => ({ method, path, headers: { authorization } })),
      ...frontendRoutes.map(({ method, path }) => ({ method, path, headers: { origin: emulator.url } })),
    ]
    for (const { method, path, headers } of operations) {
      for (const [shape, text] of fewShapes) {
        if (path.includes('{'))
          await expectCheap(emulator, `${method} ${path}: ${shape}`, {
            method,
            path: shortened(`/v1${path.replace(/\{\w+\}/g, text)}`),
            headers,
          })
        for (const query of [text, `query=${text.slice(0, size / 2)}&order_by=${text}`])
          await expectCheap(emulator, `${method} ${path}?${shape}`, {
            method,
            path: shortened(`/v1${plain(path)}?${query}`),
            headers,
          })
      }
    }
  }, 120_000)

  test('in the body of each operation, page and control path', async ({ emulator }) => {
    const own = { origin: emulator.url }
    const bodies = (text: string) => [
      [json, JSON.stringify({ [text]: text, name: text, email_address: [text], password: text, identifier: text })],
      [json, `${'['.repeat(size / 2)}${']'.repeat(size / 2)}`],
      [form, `${text}=${text}&identifier=${text}&password=${text}&redirect_url=${text}`],
    ]
    const targets = [
      ...routes.map(({ method, path }) => ({
        method,
        path: `/v1${plain(path)}`,
        headers: { authorization: `Bearer ${emulator.secretKey}` },
      })),
      ...frontendRoutes.map(({ method, path }) => ({ method, path: `/v1${plain(path)}`, headers: own })),
      ...[
        '/sign-in',
        '/sign-up',
        '/sign-out',
        '/verify',
        '/dashboard/faults',
        '/_emulator/tokens',
        '/_emulator/faults',
      ].map((path) => ({ method: 'POST', path, headers: own })),
    ].filter(({ method }) => method !== 'GET')
    for (const { method, path, headers } of targets)
      for (const [shape, text] of fewShapes)
        for (const [type, body] of bodies(text))
          await expectCheap(emulator, `the body of ${method} ${path}: ${shape}`, {
            method,
            path,
            headers: { ...headers, ...(type as object) },
            body: body as string,
          })
  }, 120_000)
})

test('a body of 20 MB is refused by every API and page', async ({ emulator }) => {
  const body = 'a'.repeat(20_000_000)
  const started = await fetch(`${emulator.url}/v1/dev_browser`, { method: 'POST' })
  const { id: devBrowser } = (await started.json()) as { id: string }
  for (const [path, headers] of [
    ['/v1/users', { ...json, authorization: `Bearer ${emulator.secretKey}` }],
    [`/v1/client/sign_ins?__clerk_db_jwt=${devBrowser}`, form],
    ['/sign-in', form],
    ['/_emulator/tokens', json],
  ] as const) {
    const status = await send(emulator, { method: 'POST', path, headers: { origin: emulator.url, ...headers }, body })
    expect(status, path).toBe(413)
  }
})
