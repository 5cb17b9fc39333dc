import { examples } from '@account-routes/launcher'
import type { Target } from './target.ts'

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
  { name: 'next', title: 'Next.js', single: '/api/example' },
  { name: 'react-router', title: 'React Router', single: '/example' },
  { name: 'tanstack-start', title: 'TanStack Start', single: '/api/example' },
]

/** Every example that is there. */
export const targets: readonly Target[] = known.filter(({ name }) => examples.some((example) => example.name === name))
