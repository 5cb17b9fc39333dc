import { startEmulator } from '@account-routes/emulator'

const emulator = await startEmulator()
const frameworks = [
  'express',
  'fastify',
  'hono',
  'fetch',
  'next',
  'astro',
  'nuxt',
  'react-router',
  'tanstack-start',
] as const
const env = Object.fromEntries(frameworks.map((framework) => [framework, emulator.env(framework)]))
const { port } = new URL(emulator.url)
process.send?.({ port, env, secretKey: emulator.secretKey })
process.on('disconnect', () => process.exit())
