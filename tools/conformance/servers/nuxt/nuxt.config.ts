import { defineNuxtConfig } from 'nuxt/config'
import { byBody, byPath, operations } from '../options.ts'

const handler = '~~/server/alone.ts'

export default defineNuxtConfig({
  compatibilityDate: '2026-05-12',
  modules: ['@clerk/nuxt'],
  // server/middleware/2.clerk.ts stands in its place.
  clerk: { skipServerMiddleware: true },
  serverHandlers: [
    { route: '/webhook', handler },
    { route: '/sweep', handler },
    ...operations.flatMap((operation) => [
      { route: byPath(operation), handler },
      { route: byBody(operation), handler },
    ]),
  ],
  telemetry: false,
  logLevel: 'silent',
})
