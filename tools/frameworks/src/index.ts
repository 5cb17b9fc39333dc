import type { Framework } from './framework.ts'
import { astro } from './rows/astro.ts'
import { express } from './rows/express.ts'
import { express4 } from './rows/express4.ts'
import { fastify } from './rows/fastify.ts'
import { fetch } from './rows/fetch.ts'
import { hono } from './rows/hono.ts'
import { next } from './rows/next.ts'
import { nuxt } from './rows/nuxt.ts'
import { reactRouter } from './rows/react-router.ts'
import { sveltekit } from './rows/sveltekit.ts'
import { tanstackStart } from './rows/tanstack-start.ts'

export type { Changes, Framework, FrameworkVersion, Matrix, Versions } from './framework.ts'

/** The order of documents and test reports. The first row is the default of `npm start`. */
export const frameworks: readonly [Framework, ...Framework[]] = [
  express,
  express4,
  fastify,
  hono,
  fetch,
  next,
  astro,
  nuxt,
  reactRouter,
  tanstackStart,
  sveltekit,
]

/** One row per adapter: the first, which is the newest major of its framework. */
export const adapters: readonly Framework[] = frameworks.filter(
  (row, index) => frameworks.findIndex((other) => other.package === row.package) === index,
)

export function findFramework(name: string): Framework {
  const framework = frameworks.find((row) => row.name === name)
  if (framework) return framework
  const known = frameworks.map((row) => row.name).join(', ')
  throw new Error(`Unknown framework "${name}". Known frameworks: ${known}.`)
}
