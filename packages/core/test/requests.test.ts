import { describe, expect, test } from 'vitest'
import { webView } from '../src/adapter.ts'
import { type ClerkClient, createRoutes } from '../src/index.ts'
import { contextOf, otherUserId, send, signedIn, userId } from './support.ts'

const routes = createRoutes({ authorize: () => true })
const context = contextOf(signedIn)
const bearer = { authorization: 'Bearer x' }
const json = { ...bearer, 'content-type': 'application/json' }

const refusalOf = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code]

describe('[S35] a path that a web URL made of dots', () => {
  test.each([
    ['DELETE', '/me/passkeys/..'],
    ['DELETE', '/me/passkeys/%2e%2e'],
    ['DELETE', '/me/sessions/.%2E'],
    ['GET', '/users/..'],
    ['DELETE', `/users/${otherUserId}/passkeys/%2e%2e`],
  ])('%s %s is no other operation', async (method, path) => {
    expect(await refusalOf(await send(routes, context, path, { method, headers: bearer }))).toEqual([404, 'not_found'])
  })
})

describe('[S29] a body', () => {
  const removePassword = `/users/${otherUserId}/remove-password`

  test('that is a list, where every field may be absent', async () => {
    const response = await send(routes, context, removePassword, { method: 'POST', headers: json, body: '[]' })
    expect(await refusalOf(response)).toEqual([422, 'invalid_input'])
  })

  test.each(['gzip', 'br', 'deflate, gzip'])('that is encoded: %s', async (encoding) => {
    const headers = { ...json, 'content-encoding': encoding }
    const response = await send(routes, context, '/me', { method: 'PATCH', headers, body: '{"firstName":"Grace"}' })
    expect(await refusalOf(response)).toEqual([415, 'unsupported_media_type'])
  })

  test('that is more than the server itself accepts', async () => {
    const error = Object.assign(new Error('Content-length exceeds limit'), { status: 413 })
    const body = new ReadableStream({ start: (controller) => controller.error(error) })
    const init = { method: 'PUT', headers: { ...bearer, 'content-type': 'image/png' }, body, duplex: 'half' }
    const request = new Request('http://app.test', init as RequestInit)
    const reply = await routes(webView(request, { path: '/me/profile-image' }), context)
    expect(reply).toMatchObject({ status: 413, body: { code: 'body_too_large' } })
  })

  test('that a middleware has read before counts its bytes as well', async () => {
    for (const [path, type, size] of [
      ['/me', 'application/json', 100_001],
      ['/me/profile-image', 'image/png', 10_000_001],
    ] as const) {
      const method = type === 'image/png' ? 'PUT' : 'PATCH'
      const request = new Request('http://app.test', { method, headers: { ...bearer, 'content-type': type } })
      const reply = await routes(webView(request, { path, parsedBody: new Uint8Array(size) }), context)
      expect(reply).toMatchObject({ status: 413, body: { code: 'body_too_large' } })
    }
  })
})

test('[S19] an answer of Clerk that names no owner of a session ends nothing', async () => {
  const sessions = { getSession: async () => '<html></html>' }
  const client = { sessions, users: {} } as unknown as ClerkClient
  const path = `/me/sessions/sess_${userId.slice(5)}`
  const response = await send(routes, contextOf(signedIn, client), path, { method: 'DELETE', headers: bearer })
  expect(await refusalOf(response)).toEqual([502, 'clerk_unavailable'])
})
