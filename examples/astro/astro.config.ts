import node from '@astrojs/node'
import { defineConfig } from 'astro/config'

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  server: { host: true, port: 3000 },
  // All changes go through the account routes, whose own check is stricter and works behind a proxy that ends TLS.
  security: { checkOrigin: false },
  // Clerk's middleware asks for this on Cloudflare. Clerk's integration would say so, but it also brings components to the
  // browser, and there are none here.
  vite: { build: { rollupOptions: { external: ['cloudflare:workers'] } } },
})
