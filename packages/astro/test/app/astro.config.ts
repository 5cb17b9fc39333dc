import node from '@astrojs/node'
import { defineConfig } from 'astro/config'
import accountRoutes from '../../src/integration.ts'

const { OUT_DIR = 'dist', CHECK_ORIGIN } = process.env

export default defineConfig({
  output: 'server',
  outDir: OUT_DIR,
  adapter: node({ mode: 'standalone' }),
  integrations: [accountRoutes({ mount: '/injected', impersonation: 'allow' })],
  security: { checkOrigin: CHECK_ORIGIN === 'on', allowedDomains: [{ hostname: 'behind-tls.example' }] },
})
