import type { RequestListener } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { AccountError, type ClientOptions, createAccountClient, safe } from '../src/index.ts'
import { type Listening, listen } from './support/app.ts'

const open: Listening[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
})

async function serve(handler: RequestListener): Promise<Listening> {
  const server = await listen(handler)
  open.push(server)
  return server
}

const never = (): Promise<never> => new Promise(() => {})
const clientOf = ({ url }: Listening, options: ClientOptions = {}) =>
  createAccountClient({ baseUrl: url, getToken: async () => 'secret', ...options })
const stepUp = JSON.stringify({
  code: 'reverification_required',
  message: 'Verify your identity to continue.',
  clerk_error: { type: 'forbidden', reason: 'reverification-error', metadata: { reverification: 'strict' } },
})

describe('functions of the app', () => {
  const refusing: RequestListener = (_, response) => response.writeHead(403).end(stepUp)
  const signedOut: RequestListener = (_, response) =>
    response.writeHead(401).end('{"code":"unauthenticated","message":"Sign in to continue."}')

  test.each<[string, RequestListener, ClientOptions, number]>([
    ['getToken', signedOut, { getToken: never }, 0],
    ['verify', refusing, { verify: never }, 1],
    ['renew', signedOut, { getToken: undefined as never, renew: never }, 1],
  ])('%s may never settle: an abort ends the call', async (_, handler, options, requests) => {
    const server = await serve(handler)
    const signal = AbortSignal.timeout(200)
    await expect(safe(clientOf(server, options).me.delete({ signal }))).rejects.toMatchObject({ name: 'TimeoutError' })
    expect(server.requests).toHaveLength(requests)
  })

  test.each<[string, () => Promise<never>]>([
    ['rejects', () => Promise.reject(new Error('offline'))],
    [
      'throws',
      () => {
        throw new Error('offline')
      },
    ],
  ])('a getToken that %s is told as a request that was not sent', async (_, getToken) => {
    const server = await serve(signedOut)
    const { error } = await safe(clientOf(server, { getToken }).me.delete())
    expect(error).toMatchObject({
      code: 'no_answer',
      message: "The request couldn't be sent.",
      cause: { message: 'offline' },
    })
    expect(server.requests).toEqual([])
  })

  test('a renew that rejects leaves the refusal', async () => {
    const server = await serve(signedOut)
    const options = { getToken: undefined as never, renew: () => Promise.reject(new Error('offline')) }
    const { error } = await safe(clientOf(server, options).me.delete())
    expect(error).toMatchObject({ code: 'unauthenticated', status: 401 })
  })

  test('nothing is sent for a call that was aborted while the token was awaited', async () => {
    const server = await serve(signedOut)
    const controller = new AbortController()
    const getToken = async (): Promise<string> => {
      controller.abort()
      return 'secret'
    }
    const call = clientOf(server, { getToken }).me.delete({ signal: controller.signal })
    await expect(safe(call)).rejects.toMatchObject({ name: 'AbortError' })
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(server.requests).toEqual([])
  })
})

describe('an answer', () => {
  test.each(['true', '1', '"ok"', '[]', '[{"success":true}]', 'null'])('of %s is no success', async (body) => {
    const server = await serve((_, response) => response.end(body))
    const { error } = await safe(clientOf(server).users.ban('user_1'))
    expect(error).toMatchObject({ code: 'unexpected_answer', status: 200 })
  })

  test.each([
    '{"code":1020,"message":"Access denied"}',
    '{"code":{"a":1},"message":"x"}',
    '{"code":"ECONNREFUSED","message":{"a":1}}',
    '{"code":"x"}',
  ])('with a code of something else is no refusal: %s', async (body) => {
    const server = await serve((_, response) => response.writeHead(403).end(body))
    const { error } = await safe(clientOf(server).users.ban('user_1'))
    expect(error).toMatchObject({ code: 'unexpected_answer', message: 'The server gave no usable answer.' })
  })

  test('brings nothing into an error but the fields of a refusal', async () => {
    const body = {
      code: 'blocked',
      message: 'Not yet.',
      issues: 'none',
      blockers: null,
      name: 'Kong',
      stack: 'x',
      status: 200,
      cause: 'x',
      toString: 1,
    }
    const server = await serve((_, response) => response.writeHead(409).end(JSON.stringify(body)))
    const { error } = await safe(clientOf(server).me.delete())
    expect(error).toBeInstanceOf(AccountError)
    expect(error).toMatchObject({ name: 'AccountError', code: 'blocked', status: 409, issues: [], blockers: [] })
    expect(String(error)).toBe('AccountError: Not yet.')
    expect([error?.cause, error?.stack === 'x']).toEqual([undefined, false])
  })

  test.each([
    ['7', 7],
    ['0', undefined],
    ['-5', undefined],
    ['soon', undefined],
    ['1e999', undefined],
    [new Date(Date.now() - 60_000).toUTCString(), undefined],
  ])('with Retry-After: %s', async (header, seconds) => {
    const server = await serve((_, response) =>
      response.writeHead(429, { 'retry-after': header }).end('{"code":"rate_limited","message":"Later."}'),
    )
    const { error } = await safe(clientOf(server).me.delete())
    expect(error?.retryAfter).toBe(seconds)
  })

  test('with a date in Retry-After tells the seconds until then', async () => {
    const header = new Date(Date.now() + 90_000).toUTCString()
    const server = await serve((_, response) =>
      response.writeHead(429, { 'retry-after': header }).end('{"code":"rate_limited","message":"Later."}'),
    )
    const { error } = await safe(clientOf(server).me.delete())
    expect(error?.retryAfter).toBeGreaterThan(80)
    expect(error?.retryAfter).toBeLessThanOrEqual(90)
  })
})

describe('a list', () => {
  test.each(['{}', '{"data":null,"totalCount":3}', '{"data":"abc","totalCount":3}'])(
    'whose page is %s ends with an error of the client',
    async (body) => {
      const server = await serve((_, response) => response.end(body))
      const read = async () => {
        for await (const _ of clientOf(server).users.list());
      }
      await expect(read()).rejects.toMatchObject({ name: 'AccountError', code: 'unexpected_answer' })
    },
  )

  test('that never ends repeats no page for ever', async () => {
    const page = JSON.stringify({ data: [{ id: 'user_1' }, { id: 'user_2' }], totalCount: 1e9 })
    const server = await serve((_, response) => response.end(page))
    const seen: string[] = []
    const read = async () => {
      for await (const { id } of clientOf(server).users.list()) seen.push(id)
    }
    await expect(read()).rejects.toMatchObject({ code: 'unexpected_answer' })
    expect([seen, server.requests.length]).toEqual([['user_1', 'user_2'], 2])
  })
})
