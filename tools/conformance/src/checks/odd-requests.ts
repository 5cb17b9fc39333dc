import { expect } from 'vitest'
import { assertRefused } from '../answers.ts'
import { check, one } from '../check.ts'
import { open, statusOf } from '../socket.ts'
import { mount, type World } from '../world.ts'

const json = { 'content-type': 'application/json' }
const long = 'x'.repeat(10_000)
const twoMegabytes = Array.from({ length: 20 }, () => Buffer.alloc(100_000, 'x'))

const wrongPaths = [
  `${mount}/me/%2e%2e/%2e%2e/users`,
  `${mount}/me%2f..%2fusers`,
  `${mount}/m%65`,
  `${mount}/ME`,
  `${mount}/me;a=1`,
  `${mount}/me%00`,
  `${mount}/me%20`,
  `${mount}/__proto__`,
  `${mount}/constructor`,
  `${mount}/toString`,
  `${mount}/users/__proto__`,
  `${mount}/${long}`,
  `${mount}/users/${long}`,
  `${mount}`,
  `${mount}me`,
  '/api/accounts/me',
]

/** These mean nothing once they are unescaped, so a server may refuse them before it asks anybody. */
const brokenEscapes = [`${mount}/%E0%A4%A`, `${mount}/%ff`, `${mount}/users/%zz`]

async function refusesPaths(world: World, paths: readonly string[]): Promise<void> {
  const server = await world.server()
  const headers = await world.admin.bearer()
  for (const path of paths) {
    for (const method of ['GET', 'DELETE', 'POST']) {
      const { result: answer, asked } = await world.clerk.watch(() => server.send(path, { method, headers }))
      expect(answer.status, `${method} ${path.slice(0, 80)}`).toBeGreaterThanOrEqual(400)
      expect(answer.status, `${method} ${path.slice(0, 80)}`).toBeLessThan(500)
      expect(asked, `${method} ${path.slice(0, 80)}`).toEqual([])
    }
  }
}

/** Header lines as bytes, which no client would send. */
const oddHeaders: readonly (readonly [name: string, lines: string])[] = [
  ['bytes above ASCII', 'X-Odd: \x80\xfe\xff'],
  ['a control character', 'X-Odd: \x01\x02'],
  ['a token of odd bytes', 'Authorization: Bearer \xff\xfe\x80'],
  ['a cookie of odd bytes', 'Cookie: __session=\xff\xfe; __client_uat=\x80'],
  ['a cookie of broken escapes', 'Cookie: __session=%E0%A4%A; __client_uat=%'],
  ['a cookie without a name', 'Cookie: =; ;; ='],
  ['an Origin of odd bytes', 'Origin: \xff://\x80'],
  ['a Content-Type of odd bytes', 'Content-Type: \xff/\x80; charset=\xfe'],
  ['an Accept of odd bytes', 'Accept: \xff'],
  ['a forwarded host of odd bytes', 'X-Forwarded-Host: \x80,,@:/\r\nX-Forwarded-Proto: ://'],
  ['a forwarded port that is none', 'X-Forwarded-Host: a:b:c\r\nX-Forwarded-Proto: https,http'],
  ['two Authorization headers', 'Authorization: Bearer a\r\nAuthorization: Bearer b'],
  ['a header of 10 kB', `X-Long: ${long}`],
  ['a Content-Length that is none', 'Content-Length: -1'],
  ['two lengths', 'Content-Length: 2\r\nTransfer-Encoding: chunked'],
]

const oddHosts = ['foo:99999', 'a b', 'évil', '[::1', '', 'evil.example', 'user@host', '127.0.0.1:1:2']

const raw = (method: string, path: string, host: string, lines: string) =>
  `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\n${lines ? `${lines}\r\n` : ''}Connection: close\r\n\r\n`

async function refusesQuietly(world: World, run: (url: string) => Promise<number>): Promise<void> {
  const server = await world.server()
  const { result: status, asked } = await world.clerk.watch(() => run(server.url))
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThan(500)
  expect(asked).toEqual([])
}

const refusesMethod = (world: World, method: string) =>
  refusesQuietly(world, (url) => statusOf(url, raw(method, `${mount}/me`, new URL(url).host, '')))

export const oddRequests = [
  check(
    'large-bodies',
    '2 MB of JSON, with and without a length: 413, and the connection stays usable',
    [9],
    (test) => {
      for (const [name, body] of [
        ['with a length', Buffer.concat(twoMegabytes)],
        ['chunked', twoMegabytes],
      ] as const) {
        test(name, async (world) => {
          const server = await world.server()
          const bearer = await world.somebody.bearer()
          for (const headers of [{ ...json, ...bearer }, json]) {
            const { result: answer, asked } = await world.clerk.watch(() =>
              server.ask('PATCH', '/me', { headers, body }),
            )
            if (headers === json) assertRefused(answer, 401, 'unauthenticated')
            else assertRefused(answer, 413, 'body_too_large')
            expect(asked).toEqual([])
          }
          expect((await server.ask('GET', '/me', { headers: bearer })).status).toBe(200)
        })
      }
    },
  ),
  check('broken-bodies', 'a body that is broken, odd or deep: the right 4xx', [9, 29], (test) => {
    for (const [name, body, status, code] of [
      ['truncated', '{"firstName":"Gra', 400, 'invalid_json'],
      ['not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22]), 400, 'invalid_json'],
      ['a NUL', '{"firstName":"\0"}', 400, 'invalid_json'],
      ['__proto__', '{"firstName":"a","__proto__":{"role":"admin"}}', 422, 'invalid_input'],
      ['__proto__ further inside', '{"firstName":{"a":[{"__proto__":1}]}}', 422, 'invalid_input'],
      ['a list', '["firstName"]', 422, 'invalid_input'],
      ['nothing', '{}', 422, 'invalid_input'],
      ['a number', '1', 422, 'invalid_input'],
      ['10 000 levels', '['.repeat(10_000) + ']'.repeat(10_000), 422, 'invalid_input'],
    ] as const) {
      test(name, async (world) => {
        const server = await world.server()
        const headers = { ...(await world.somebody.bearer()), ...json }
        const { result: answer, asked } = await world.clerk.watch(() => server.ask('PATCH', '/me', { headers, body }))
        assertRefused(answer, status, code)
        expect(asked).toEqual([])
      })
    }
    test('JSON by another name, with parameters and in capitals', async (world) => {
      const server = await world.server()
      for (const type of ['application/json; charset=utf-8', 'Application/JSON', ' application/json ;a=b']) {
        const headers = { ...(await world.somebody.bearer()), 'content-type': type }
        const answer = await server.ask('PATCH', '/me', { headers, body: '{"lastName":"Hopper"}' })
        expect(answer.status, answer.text).toBe(200)
      }
    })
  }),
  one('odd-paths', 'an unknown path: 4xx, and nothing is done', [35], (world) => refusesPaths(world, wrongPaths)),
  one('empty-segments', 'empty segments in a path: 4xx, and nothing is done', [35], (world) =>
    refusesPaths(world, [`${mount}/`, `${mount}/me//`, `${mount}//me`]),
  ),
  one(
    'trailing-slash',
    'a trailing slash makes no difference, except for DELETE: nothing is deleted',
    [35],
    async (world) => {
      const server = await world.server()
      const headers = await world.somebody.bearer()
      const answer = await server.send(`${mount}/me/`, { headers })
      // Some frameworks send the browser to the address without it.
      if (answer.status >= 300 && answer.status < 400) expect(answer.headers.location).toMatch(/\/me$/)
      else expect(answer.status, answer.text).toBe(200)
      const { result: refused, asked } = await world.clerk.watch(() =>
        server.send(`${mount}/me/`, { method: 'DELETE', headers }),
      )
      // A browser would follow a redirect with its method, and delete the account.
      expect(refused.status, refused.text).toBeOneOf([404, 405])
      expect(asked).toEqual([])
    },
  ),
  one('broken-escapes', 'a path with broken escapes: 4xx, and nothing is done', [35], (world) =>
    refusesPaths(world, brokenEscapes),
  ),
  check('nul', 'a NUL in the path: 4xx', [35], (test) => {
    test('raw', (world) => refusesQuietly(world, (url) => statusOf(url, raw('DELETE', `${mount}/me\0`, 'a', ''))))
  }),
  check('odd-headers', 'headers with odd bytes: 4xx, and nothing is done', [], (test) => {
    for (const [name, lines] of oddHeaders) {
      test(name, async (world) => {
        for (const path of [`${mount}/me`, world.target.single]) {
          const method = path === world.target.single ? 'POST' : 'DELETE'
          await refusesQuietly(world, (url) => statusOf(url, raw(method, path, new URL(url).host, lines)))
        }
      })
    }
  }),
  check('odd-hosts', 'an invalid Host: 4xx, and nothing is done', [], (test) => {
    for (const host of oddHosts) {
      test(JSON.stringify(host), (world) =>
        refusesQuietly(world, (url) => statusOf(url, raw('DELETE', `${mount}/me`, host, ''))),
      )
    }
  }),
  check('odd-methods', 'an unknown method: 4xx, and nothing is done', [4], (test) => {
    for (const method of ['PROPFIND', 'PURGE', 'MKCOL', 'LINK']) test(method, (world) => refusesMethod(world, method))
  }),
  one('trace', 'TRACE: 4xx, and nothing is done', [4], (world) => refusesMethod(world, 'TRACE')),
  one('pipelined', 'pipelined requests: answered in order', [], async (world) => {
    const server = await world.server()
    const socket = await open(server.url)
    const request = `GET ${mount}/me HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\n\r\n`
    const last = request.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n')
    let text = ''
    socket.setEncoding('latin1').on('data', (data: string) => {
      text += data
    })
    socket.write(request.repeat(4) + last)
    await new Promise((resolve) => socket.once('close', resolve))
    expect(text.match(/HTTP\/1\.1 401/g)).toHaveLength(5)
  }),
] as const
