import node from '@astrojs/node'
import { defineConfig } from 'astro/config'
import { byBody, byPath, operations } from '../options.ts'

const entrypoint = new URL('src/alone.ts', import.meta.url)

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  server: { host: true },
  security: { checkOrigin: false },
  integrations: [
    {
      name: 'alone',
      hooks: {
        'astro:config:setup': ({ injectRoute }) => {
          for (const pattern of ['/webhook', '/sweep']) injectRoute({ pattern, entrypoint })
          for (const operation of operations) {
            injectRoute({ pattern: byPath(operation).replace(/:(\w+)/g, '[$1]'), entrypoint })
            injectRoute({ pattern: byBody(operation), entrypoint })
          }
        },
      },
    },
  ],
})
