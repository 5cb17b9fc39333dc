import { describe, expect, test } from 'vitest'
import { AccountError, createAccountClient, safe } from '../src/index.ts'
import { type Listening, servers } from './support/app.ts'

const serve = servers()
const clientOf = ({ url }: Listening) => createAccountClient({ baseUrl: url, getToken: async () => 'secret' })

describe('a change without an answer', () => {
  test('is sent once, and reported as unconfirmed', async () => {
    const server = await serve((request) => request.socket.destroy())
    const { error } = await safe(clientOf(server).me.delete())
    expect(error).toMatchObject({ code: 'no_answer', status: 0 })
    expect(error?.message).toBe("We couldn't confirm the change. Reload to see it.")
    expect(server.requests).toEqual(['DELETE /me'])
  })

  test('is sent once if the answer breaks off', async () => {
    const server = await serve((request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
      response.write('{"success":', () => request.socket.destroy())
    })
    const { error } = await safe(clientOf(server).me.delete())
    expect(error?.code).toMatch(/^(no|unexpected)_answer$/)
    expect(server.requests).toEqual(['DELETE /me'])
  })

  test('does not follow a redirect', async () => {
    const elsewhere = await serve((_, response) => response.end('{}'))
    const server = await serve((_, response) => response.writeHead(307, { location: `${elsewhere.url}/me` }).end())
    const { error } = await safe(clientOf(server).me.update({ firstName: 'Ada' }))
    expect(error?.code).toBe('no_answer')
    expect(elsewhere.requests).toEqual([])
  })
})

describe('an answer of something else', () => {
  test('is no part of an error', async () => {
    const body = '{"name":"Kong","stack":"x","issues":"none","blockers":{"a":1},"__proto__":{"code":"x"},"toString":1}'
    const server = await serve((_, response) => response.writeHead(403).end(body))
    const { error } = await safe(clientOf(server).me.delete())
    expect(error).toBeInstanceOf(AccountError)
    expect(error).toMatchObject({
      name: 'AccountError',
      code: 'unexpected_answer',
      issues: [],
      blockers: [],
      status: 403,
    })
    expect(String(error)).toBe('AccountError: The server sent an unexpected answer.')
    expect(error?.stack).not.toBe('x')
  })

  test.each([
    [200, '<h1>Sign in</h1>'],
    [502, '<h1>Bad gateway</h1>'],
    [500, '{"statusCode":500}'],
    [404, ''],
  ])('with status %i and %j is `unexpected_answer`', async (status, body) => {
    const server = await serve((_, response) => response.writeHead(status).end(body))
    const { error } = await safe(clientOf(server).me.get())
    expect(error).toMatchObject({
      code: 'unexpected_answer',
      status,
      message: 'The server sent an unexpected answer.',
    })
    expect(server.requests).toEqual(['GET /me'])
  })
})

test('a call that the app aborts rejects with the reason of the app', async () => {
  const controller = new AbortController()
  const server = await serve(() => controller.abort())
  const call = clientOf(server).me.get({ signal: controller.signal })
  await expect(safe(call)).rejects.toMatchObject({ name: 'AbortError' })
})
