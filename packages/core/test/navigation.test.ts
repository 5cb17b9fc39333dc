import { describe, expect, test } from 'vitest'
import { webView } from '../src/adapter.ts'
import { createRoute, deleteSelf, getSelf } from '../src/index.ts'
import { contextOf } from './support.ts'

const page = { accept: 'text/html', host: 'app.test' }
const signedOut = contextOf({ isAuthenticated: false })

async function locationOf(request: Request, view: Parameters<typeof webView>[1] = {}): Promise<string | null> {
  const handler = createRoute(request.method === 'GET' ? getSelf : deleteSelf, { signInUrl: '/sign-in' })
  const { status, headers } = await handler(webView(request, view), signedOut)
  const location = headers.find(([name]) => name === 'Location')?.[1] ?? null
  expect(status).toBe(location === null ? 401 : 303)
  return location
}

const form = (referer?: string): Request =>
  new Request('http://app.test/delete?a=1', {
    method: 'POST',
    headers: { ...page, 'sec-fetch-site': 'same-origin', ...(referer && { referer }) },
  })

describe('the way back from sign-in', () => {
  test('is the path and query of a page that was asked for, encoded once', async () => {
    const request = new Request('http://app.test/me?a=1&b=2&redirect_url=https://evil.example', { headers: page })
    const back = encodeURIComponent('/me?a=1&b=2&redirect_url=https://evil.example')
    expect(await locationOf(request)).toBe(`/sign-in?redirect_url=${back}`)
  })

  test("is the page that a form stood on, because the form's own address answers no GET", async () => {
    expect(await locationOf(form('http://app.test/account?tab=2'))).toBe('/sign-in?redirect_url=%2Faccount%3Ftab%3D2')
  })

  test.each([
    ['there is none', undefined],
    ['it is of another host', 'http://evil.example/account'],
    ['it only starts like this one', 'http://app.test.evil.example/account'],
    ['it tells no path', 'http://app.test'],
  ])('is the address of the form where a Referer is of no use: %s', async (_why, referer) => {
    expect(await locationOf(form(referer))).toBe('/sign-in?redirect_url=%2Fdelete%3Fa%3D1')
  })

  test.each(['http://app.test//evil.example', 'http://app.test/\\evil.example'])(
    'stays in this app: %s',
    async (referer) => {
      expect(await locationOf(form(referer))).toBe('/sign-in?redirect_url=%2Fevil.example')
    },
  )
})

describe("a framework's own client", () => {
  const request = new Request('http://app.test/me.data?_routes=x', {
    headers: { host: 'app.test', 'sec-fetch-mode': 'cors', referer: 'http://app.test/account' },
  })

  test('treats an answer as a page if the adapter says so', async () => {
    expect(await locationOf(request)).toBeNull()
    expect(await locationOf(request, { navigation: true })).toBe('/sign-in?redirect_url=%2Faccount')
  })

  test('has the address that the adapter gives', () => {
    const view = webView(request, { url: new URL('http://app.test/me?x=1') })
    expect([view.url, view.query.get('x'), view.query.has('_routes')]).toEqual(['/me?x=1', '1', false])
  })
})
