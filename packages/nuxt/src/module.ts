import type { AccountRoutesOptions } from '@account-routes/core'
import { mountPath } from '@account-routes/core/adapter'
import { addServerHandler, addServerTemplate, defineNuxtModule, findPath } from '@nuxt/kit'
import type { NuxtModule } from 'nuxt/schema'

type AnyFunction = (...args: never) => unknown

/** The options that are plain values. */
type PlainOptions = {
  readonly [Option in keyof AccountRoutesOptions as NonNullable<AccountRoutesOptions[Option]> extends AnyFunction
    ? never
    : Option]: AccountRoutesOptions[Option]
}

/** Options of the module: those of `accountRoutes()` that are plain values, and two of its own. */
export interface ModuleOptions extends PlainOptions {
  /**
   * The path that the operations are mounted at.
   * @default '/api/account'
   */
  readonly mount?: string
  /**
   * A module whose default export has the other options, such as functions.
   * @default '~~/server/account-routes', if it exists
   */
  readonly options?: string
}

const name = '@account-routes/nuxt'
const handler = '#account-routes/handler.mjs'

const module: NuxtModule<ModuleOptions> = defineNuxtModule<ModuleOptions>({
  meta: { name, configKey: 'accountRoutes' },
  async setup({ mount = '/api/account', options, ...plain }, nuxt) {
    const path = mountPath('mount', mount)
    for (const [option, value] of Object.entries(plain))
      if (typeof value === 'function')
        throw new TypeError(
          `account-routes: move \`${option}\` to server/account-routes.ts; functions in nuxt.config don't reach the server.`,
        )
    const file = await findPath(options ?? '~~/server/account-routes')
    if (options && !file)
      throw new TypeError(`account-routes: the option \`options\` names '${options}', which was not found.`)

    const getContents = () => `import { accountRoutes } from '${name}'
${file ? `import options from ${JSON.stringify(file)}` : 'const options = {}'}
export default accountRoutes({ ...${JSON.stringify(plain)}, ...options })
`
    addServerTemplate({ filename: handler, getContents })
    for (const route of [path, `${path}/**`]) addServerHandler({ route, handler })

    // Nuxt mistakes the entry of a linked package's routes for this module's and forbids its import.
    nuxt.hook('modules:done', () => {
      for (const installed of nuxt.options._installedModules)
        if (installed.entryPath === name) installed.entryPath = `${name}/module`
    })
  },
})

/**
 * Mounts every operation. Options that are functions, such as `authorize`, belong in `server/account-routes.ts`, because
 * `nuxt.config` is not part of the built server. Before Nuxt 4.5, list the module by this path: the package's own name
 * would forbid importing the package on the server.
 * @example modules: ['@clerk/nuxt', '@account-routes/nuxt/module'], accountRoutes: { mount: '/api/account' }
 */
export default module
