import { fileURLToPath } from 'node:url'
import { type Emulator, startEmulator } from '@account-routes/emulator'
import { createClerkClient } from '@clerk/backend'
import { EdgeVM } from '@edge-runtime/vm'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, expect, test } from 'vitest'

// A web runtime: no Node.js globals, no modules of its own, and nothing that makes code from strings.

let emulator: Emulator
let script: string

beforeAll(async () => {
  emulator = await startEmulator()
  script = await bundled(`
    import { accountRoute, accountRoutes, deleteSelf } from '@account-routes/fetch'
    import { createClerkClient } from '@clerk/backend'
    export function start(options) {
      const clerkClient = createClerkClient(options)
      return { all: accountRoutes({ clerkClient }), one: accountRoute(deleteSelf, { clerkClient }) }
    }`)
})

afterAll(() => emulator.stop())

/** One classic script, as a worker's bundler makes it. Whatever of Node.js is imported stays as an import. */
async function bundled(code: string): Promise<string> {
  const entry = fileURLToPath(new URL('../entry-of-the-worker.js', import.meta.url))
  const build = await rolldown({
    input: entry,
    platform: 'neutral',
    logLevel: 'silent',
    external: /^node:/,
    // Clerk's SDK reads it, and every worker's bundler sets it.
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    resolve: {
      conditionNames: ['@account-routes/source', 'edge-light', 'worker', 'import', 'default'],
      mainFields: ['module', 'main'],
    },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? code : undefined),
      },
    ],
  })
  try {
    const { output } = await build.generate({ format: 'iife', name: 'worker', codeSplitting: false })
    expect(output[0].imports).toEqual([])
    return output[0].code
  } finally {
    await build.close()
  }
}

test('the fetch adapter and core run without Node.js', async () => {
  const { url, secretKey, publishableKey, jwtKey } = emulator
  const options = { apiUrl: url, secretKey, publishableKey, jwtKey, telemetry: { disabled: true } }
  const clerk = createClerkClient(options)
  const { data } = await clerk.users.getUserList({ limit: 2 })
  const [first, second] = await Promise.all(
    data.map(async ({ id }) => {
      const session = await clerk.sessions.createSession({ userId: id })
      return { id, bearer: `Bearer ${(await clerk.sessions.getToken(session.id)).jwt}` }
    }),
  )

  const vm = new EdgeVM({ codeGeneration: { strings: false, wasm: false } })
  expect(vm.evaluate('[typeof process, typeof Buffer, typeof require, typeof setImmediate].join()')).toBe(
    'undefined,undefined,undefined,undefined',
  )
  vm.evaluate(`${script};globalThis.worker = worker`)
  const answers = await vm.evaluate<Promise<unknown>>(`(async () => {
    const { all, one } = worker.start(${JSON.stringify(options)})
    const ask = async (handler, method, path, headers) => {
      const response = await handler(new Request('https://app.example' + path, { method, headers }))
      return [response.status, await response.json()]
    }
    return {
      signedOut: await ask(all, 'DELETE', '/api/account/me'),
      foreign: await ask(all, 'DELETE', '/api/account/me', { cookie: '__session=x', origin: 'https://evil.example' }),
      deleted: await ask(all, 'DELETE', '/api/account/me', { authorization: ${JSON.stringify(first?.bearer)} }),
      deletedByTheOne: await ask(one, 'POST', '/deleteUser', { authorization: ${JSON.stringify(second?.bearer)} }),
    }
  })()`)

  // From another realm, whose objects have other prototypes.
  expect(JSON.parse(JSON.stringify(answers))).toEqual({
    signedOut: [401, expect.objectContaining({ code: 'unauthenticated' })],
    foreign: [403, expect.objectContaining({ code: 'cross_origin' })],
    deleted: [200, { success: true }],
    deletedByTheOne: [200, { success: true }],
  })
  expect((await clerk.users.getUserList()).data.map(({ id }) => id)).not.toEqual(
    expect.arrayContaining([first?.id, second?.id]),
  )
})
