import node from '@astrojs/node'
import clerk from '@clerk/astro'
import { defineConfig } from 'astro/config'

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  // Clerk's keys are those of the server that runs, not of the build.
  integrations: [clerk({ enableEnvSchema: false })],
  server: { host: true, port: 3000 },
  // All changes go through the account routes, whose own check is stricter and works behind a proxy that ends TLS.
  security: { checkOrigin: false },
})
