import type { RequestListener } from 'node:http'
import { describe, expect, test } from 'vitest'
import { type ClientOptions, createAccountClient, safe } from '../src/index.ts'
import { type Listening, servers } from './support/app.ts'

const serve = servers()
const clientOf = ({ url }: Listening, options: ClientOptions = {}) =>
  createAccountClient({ baseUrl: url, getToken: async () => 'secret', ...options })

describe('functions of the app', () => {
  const signedOut: RequestListener = (_, response) =>
    response.writeHead(401).end('{"code":"unauthenticated","message":"Sign in to continue."}')

  test.each<[string, () => Promise<never>]>([
    ['rejects', () => Promise.reject(new Error('offline'))],
    [
      'throws',
      () => {
        throw new Error('offline')
      },
    ],
  ])('a getToken that %s is told as a call without an answer', async (_, getToken) => {
    const server = await serve(signedOut)
    const { error } = await safe(clientOf(server, { getToken }).me.delete())
    expect(error).toMatchObject({ code: 'no_answer', cause: { message: 'offline' } })
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
  test.each(['true', '1', '"ok"', 'null', ''])('of %s is no success', async (body) => {
    const server = await serve((_, response) => response.end(body))
    const { error } = await safe(clientOf(server).users.ban('user_1'))
    expect(error).toMatchObject({ code: 'unexpected_answer', status: 200 })
  })

  test.each(['{"code":1020,"message":"Access denied"}', '{"code":{"a":1},"message":"x"}'])(
    'with a code of something else is no refusal: %s',
    async (body) => {
      const server = await serve((_, response) => response.writeHead(403).end(body))
      const { error } = await safe(clientOf(server).users.ban('user_1'))
      expect(error).toMatchObject({ code: 'unexpected_answer', message: 'The server sent an unexpected answer.' })
    },
  )

  test.each([
    ['7', 7],
    ['0', undefined],
    ['soon', undefined],
  ])('with Retry-After: %s', async (header, seconds) => {
    const server = await serve((_, response) =>
      response.writeHead(429, { 'retry-after': header }).end('{"code":"rate_limited","message":"Later."}'),
    )
    const { error } = await safe(clientOf(server).me.delete())
    expect(error?.retryAfter).toBe(seconds)
  })
})
