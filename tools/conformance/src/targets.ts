import { examples } from '@account-routes/launcher'
import type { Target } from './target.ts'

const noParsers = 'there are no body parsers before a route'

/** What a server that speaks web objects, and Clerk's middleware around it, leave to nobody. */
const webObjects = {
  trace: 'the server makes a web Request of what comes, and there is none with this method',
  'clerk-headers': "Clerk's middleware adds its headers after the route has answered",
} as const

const copied = "Clerk's middleware copies the request into a web Request, and there is none with this method"

/** `app.post('/deleteUser', …)`, as Clerk's documents have it. */
const postAlone = {
  'other-methods-answer': 'a route of `app.post()` is asked for POST alone, and the framework answers the rest',
} as const

const known: readonly Target[] = [
  { name: 'express', title: 'Express 5', single: '/deleteUser', variants: 'express.ts', limits: { ...postAlone } },
  {
    name: 'express4',
    title: 'Express 4',
    single: '/deleteUser',
    variants: 'express4.ts',
    limits: { ...postAlone, 'empty-segments': 'a mount takes the slashes after it for one' },
  },
  { name: 'fastify', title: 'Fastify', single: '/deleteUser', variants: 'fastify.ts', limits: { ...postAlone } },
  {
    name: 'hono',
    title: 'Hono',
    single: '/deleteUser',
    variants: 'hono.ts',
    limits: { ...postAlone, trace: copied },
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
  {
    name: 'next',
    title: 'Next.js',
    single: '/api/example',
    variants: 'next.ts',
    limits: {
      parsed: noParsers,
      ...webObjects,
      'dots-for-ids': 'dots in a path are resolved and the browser is sent there, before a route is asked',
      'empty-segments': 'the browser is sent to the path without them, before a route is asked',
      'broken-escapes': 'the framework answers 500 itself, before a route is asked',
      'proto-in-query': 'it is taken out of a query before a route sees it',
    },
  },
  {
    name: 'astro',
    title: 'Astro',
    single: '/api/example',
    variants: 'astro.ts',
    limits: {
      parsed: noParsers,
      trace: 'the server makes a web Request, and there is none with this method',
      'empty-segments': 'slashes in a row are one before a route is looked for',
      'odd-hosts': 'the server makes the address of such a request anew, and that of the start page',
      'clerk-headers': "Clerk's middleware adds them after the route has answered",
    },
  },
  { name: 'nuxt', title: 'Nuxt', single: '/api/example', variants: 'nuxt.ts', limits: { trace: copied } },
  {
    name: 'react-router',
    title: 'React Router',
    single: '/example',
    variants: 'react-router.ts',
    limits: {
      parsed: noParsers,
      ...webObjects,
      'odd-hosts':
        'react-router-serve makes a URL of the Host before a route is asked, and answers 500 where it cannot',
    },
  },
  {
    name: 'tanstack-start',
    title: 'TanStack Start',
    single: '/api/example',
    variants: 'tanstack-start.ts',
    limits: { parsed: noParsers, ...webObjects },
  },
]

/** Every example that is there. */
export const targets: readonly Target[] = known.filter(({ name }) => examples.some((example) => example.name === name))
