import { existsSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { AccountRoutesOptions } from '@account-routes/core'
import { mountPath } from '@account-routes/core/adapter'
import type { AstroIntegration } from 'astro'

/** The options that are plain values. */
type PlainOptions = {
  readonly [Option in keyof AccountRoutesOptions as NonNullable<AccountRoutesOptions[Option]> extends (
    ...args: never
  ) => unknown
    ? never
    : Option]: AccountRoutesOptions[Option]
}

/** Options of the integration: those of `accountRoutes()` that are plain values, and two of its own. */
export interface IntegrationOptions extends PlainOptions {
  /**
   * The path that the operations are mounted at.
   * @default '/api/account'
   */
  readonly mount?: string
  /**
   * A module, relative to the project's root, whose default export has the other options, such as functions.
   * @default 'src/account-routes.ts', if it exists
   */
  readonly options?: string
}

/**
 * Mounts every operation. Options that are functions, such as `authorize`, belong in `src/account-routes.ts`, because the
 * configuration is not part of the built app.
 * @example integrations: [clerk(), accountRoutes({ mount: '/api/account' })]
 * @throws OptionError for a mount that could never match
 */
export default function accountRoutes(integration: IntegrationOptions = {}): AstroIntegration {
  const { mount = '/api/account', options, ...plain } = integration
  const path = mountPath('mount', mount)
  return {
    name: '@account-routes/astro',
    hooks: {
      'astro:config:setup': ({ config, createCodegenDir, injectRoute }) => {
        const file = options ? new URL(options, config.root) : new URL('account-routes.ts', config.srcDir)
        const named = options !== undefined || existsSync(file)
        const entrypoint = new URL('route.js', createCodegenDir())
        writeFileSync(entrypoint, routeSource(plain, named ? fileURLToPath(file) : undefined))
        injectRoute({ pattern: `${path}/[...path]`, entrypoint, prerender: false })
      },
    },
  }
}

function routeSource(plain: PlainOptions, file: string | undefined): string {
  for (const [option, value] of Object.entries(plain))
    if (typeof value === 'function')
      throw new TypeError(
        `account-routes: move \`${option}\` to src/account-routes.ts; functions in the configuration don't reach the server.`,
      )
  return `import { accountRoutes } from '@account-routes/astro'
${file ? `import options from ${JSON.stringify(file)}` : 'const options = {}'}

export const ALL = accountRoutes({ ...${JSON.stringify(plain)}, ...options })
`
}
