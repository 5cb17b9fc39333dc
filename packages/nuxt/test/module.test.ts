import { fileURLToPath } from 'node:url'
import { loadNuxt } from '@nuxt/kit'
import { expect, test } from 'vitest'
import accountRoutes from '../src/module.ts'

const cwd = fileURLToPath(new URL('app/', import.meta.url))

interface NitroOptions {
  readonly serverHandlers: readonly { readonly route: string; readonly handler: string }[]
  readonly nitro: { readonly virtual: Readonly<Record<string, () => string>> }
}

/** The configuration that an app with these options under `accountRoutes` is built with. */
async function mounted(options: object): Promise<{ routes: readonly unknown[]; source: string }> {
  const config = { modules: [accountRoutes], accountRoutes: options, telemetry: false }
  const nuxt = await loadNuxt({ cwd, overrides: config, ready: true })
  try {
    // The types of these are in a package of Nuxt's own.
    const { serverHandlers, nitro } = nuxt.options as unknown as NitroOptions
    const ours = serverHandlers.filter(({ handler }) => handler.startsWith('#account-routes/'))
    const source = nitro.virtual['#account-routes/handler.mjs']?.() ?? ''
    return { routes: ours.map(({ route }) => route), source }
  } finally {
    await nuxt.close()
  }
}

test('mounts the table at /api/account, with the options of server/account-routes', async () => {
  const { routes, source } = await mounted({ timeoutMs: 500 })
  expect(routes).toEqual(['/api/account', '/api/account/**'])
  expect(source).toContain(`import options from "${cwd}server/account-routes.ts"`)
  expect(source).toContain('accountRoutes({ ...{"timeoutMs":500}, ...options })')
})

test('mounts it elsewhere, with the options of another file', async () => {
  const { routes, source } = await mounted({ mount: '/account', options: '~~/server/account-routes.ts' })
  expect(routes).toEqual(['/account', '/account/**'])
  expect(source).toContain('accountRoutes({ ...{}, ...options })')
})

test('a mount that ends with a slash is the same as without', async () => {
  expect((await mounted({ mount: '/account/' })).routes).toEqual(['/account', '/account/**'])
})

test.each([
  [{ mount: 'api/account' }, '`mount` must be a path that starts with a slash'],
  [{ authorize: () => true }, 'move `authorize` to server/account-routes.ts'],
  [{ options: '~~/server/nothing' }, "names '~~/server/nothing', which was not found"],
])('stops the build with the fix: %o', async (options, message) => {
  await expect(mounted(options)).rejects.toThrow(message)
})
