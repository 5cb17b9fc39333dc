import { expect } from 'vitest'
import { actorOf, draft } from '../../call.ts'
import { check } from '../../check.ts'
import { cpuOf } from '../../cpu.ts'
import type { Outgoing } from '../../http.ts'
import { operations } from '../../table.ts'
import { mount, type Server, type World } from '../../world.ts'

/** As much as fits into the headers that Node reads. Core's own test grows every field; here the frameworks come in. */
const size = 14_000

const shapes: readonly (readonly [name: string, text: string])[] = [
  ['letters', 'a'.repeat(size)],
  ['an origin', `http://${'a'.repeat(size)}/#`],
  ['a token', `Bearer ${'eyJ.'.repeat(size / 4)}`],
  ['spaces', `Bearer${' '.repeat(size)}x`],
  ['commas', 'a,'.repeat(size / 2)],
  ['cookies', '__session=a.b.c; '.repeat(size / 17)],
  ['repeats', 'a&'.repeat(size / 2)],
  ['names', Array.from({ length: size / 7 }, (_, index) => `n${index}=1&`).join('')],
]

/** Headers that these routes or Clerk's SDKs read. */
const headers = [
  ...['origin', 'referer', 'cookie', 'authorization', 'x-forwarded-host', 'x-forwarded-proto', 'accept'],
  ...['sec-fetch-site', 'sec-fetch-mode', 'content-type', 'content-encoding'],
]

/** Milliseconds of CPU more than a request with little in it. A quadratic expression over 14 kB took 72 to 108. */
const bound = 10

async function costOf(server: Server, path: string, outgoing: Outgoing): Promise<number> {
  const before = cpuOf(server.pid)
  await server.send(path, outgoing)
  return cpuOf(server.pid) - before
}

/** Fails where a request costs more than the usual one every time: a server also compiles and collects garbage. */
async function assertCheap(server: Server, name: string, usual: Outgoing, path: string, outgoing: Outgoing) {
  const costs: number[] = []
  for (let count = 0; count < 12; count++) {
    costs.push((await costOf(server, path, outgoing)) - (await costOf(server, `${mount}/me`, usual)))
    if (Math.min(...costs) < bound) return
  }
  expect(Math.min(...costs), `${name}: milliseconds of CPU`).toBeLessThan(bound)
}

const withQuery = operations.filter(({ input }) => input?.from === 'query')
const withJson = operations.filter(({ input }) => input?.from === 'json')

async function assertHeadersCheap(world: World, names: readonly string[], signedIn: boolean): Promise<void> {
  const server = await world.server()
  const usual = { headers: signedIn ? await world.somebody.bearer() : {} }
  for (const [shape, text] of shapes) {
    for (const header of names) {
      for (const method of ['GET', 'DELETE']) {
        // Nothing is deleted: with these headers and without a body every DELETE here is for a path that is not there.
        const path = method === 'GET' ? '/me' : '/me/nothing'
        const outgoing = { method, headers: { ...usual.headers, [header]: text } }
        await assertCheap(server, `${header}: ${shape}`, usual, mount + path, outgoing)
      }
    }
  }
}

async function assertFieldsCheap(world: World, signedIn: boolean): Promise<void> {
  await assertHeadersCheap(world, headers, signedIn)
  const server = await world.server()
  const usual = { headers: signedIn ? await world.somebody.bearer() : {} }
  for (const [shape, text] of shapes) {
    const encoded = encodeURI(text)
    for (const path of [`/${encoded}`, `/users/${encoded}`, `/me/passkeys/${encoded}`].map((each) =>
      each.slice(0, size),
    ))
      await assertCheap(server, `path: ${shape}`, usual, mount + path, usual)
  }
  for (const operation of withJson) {
    const bearer = signedIn ? await actorOf(operation, world, world.somebody).bearer() : {}
    const { method, path } = draft(operation, world.somebody)
    for (const [shape, text] of shapes) {
      const body = JSON.stringify({ [text]: text, nested: [text] })
      const outgoing = { method, headers: { ...bearer, 'content-type': 'application/json' }, body }
      await assertCheap(server, `body of ${operation.id}: ${shape}`, usual, mount + path, outgoing)
    }
  }
}

async function assertQueriesCheap(world: World, signedIn: boolean): Promise<void> {
  const server = await world.server()
  const usual = { headers: signedIn ? await world.somebody.bearer() : {} }
  for (const operation of withQuery) {
    const bearer = signedIn ? await actorOf(operation, world, world.somebody).bearer() : {}
    const { path } = draft(operation, world.somebody)
    for (const [shape, text] of shapes) {
      const address = `${mount}${path}?${encodeURI(text).slice(0, size)}`
      await assertCheap(server, `query of ${operation.id}: ${shape}`, usual, address, { headers: bearer })
    }
  }
}

export const scaling = [
  check(
    'scaling',
    'a header, path or body field of 14 kB: at most 10 ms of CPU more than a short one',
    [38, 39],
    (test) => {
      test('signed out', (world) => assertFieldsCheap(world, false))
      test('signed in', (world) => assertFieldsCheap(world, true))
    },
  ),
  // On their own, because the servers of some frameworks read them.
  check('scaling-user-agent', 'a User-Agent of 14 kB: at most 10 ms of CPU more than a short one', [38, 39], (test) => {
    test('signed out', (world) => assertHeadersCheap(world, ['user-agent'], false))
  }),
  check('scaling-query', 'a query of 14 kB: at most 10 ms of CPU more than a short one', [38, 39], (test) => {
    test('signed out', (world) => assertQueriesCheap(world, false))
    test('signed in', (world) => assertQueriesCheap(world, true))
  }),
] as const
