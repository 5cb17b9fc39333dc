import { examples } from '@account-routes/launcher'
import type { Target } from './target.ts'

/** Frameworks that build an app as a whole, and do not let it be put together at start. */
const wholeApp = "the framework builds an app as a whole, and there is one with Clerk's middleware as it should be"
const builtWhole = {
  'no-middleware': wholeApp,
  parties: wholeApp,
  parsed: 'there are no body parsers before a route',
  'alone-by-path': wholeApp,
  'alone-by-body': wholeApp,
} as const

const known: readonly Target[] = [
  { name: 'express', title: 'Express 5', single: '/deleteUser', variants: 'express.ts' },
  { name: 'express4', title: 'Express 4', single: '/deleteUser', variants: 'express4.ts' },
  { name: 'fastify', title: 'Fastify', single: '/deleteUser', variants: 'fastify.ts' },
  {
    name: 'hono',
    title: 'Hono',
    single: '/deleteUser',
    variants: 'hono.ts',
    limits: { trace: "Clerk's middleware copies the request into a web Request, and there is none with this method" },
  },
  {
    name: 'fetch',
    title: 'fetch',
    single: '/deleteUser',
    variants: 'fetch.ts',
    limits: {
      parsed: 'nothing comes between a fetch server and its handler that could read the body',
      'alone-by-path': 'there is no router, so no parameters in a path',
    },
  },
  { name: 'next', title: 'Next.js', single: '/api/example', limits: { ...builtWhole } },
  { name: 'astro', title: 'Astro', single: '/api/example', limits: { ...builtWhole } },
  { name: 'nuxt', title: 'Nuxt', single: '/api/example', limits: { ...builtWhole } },
  { name: 'react-router', title: 'React Router', single: '/example', limits: { ...builtWhole } },
  { name: 'tanstack-start', title: 'TanStack Start', single: '/api/example', limits: { ...builtWhole } },
]

/** Every example that is there. */
export const targets: readonly Target[] = known.filter(({ name }) => examples.some((example) => example.name === name))
