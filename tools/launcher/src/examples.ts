import { fileURLToPath } from 'node:url'
import type { Framework } from '@account-routes/emulator'

/** An app under `examples/`. A new one is one more entry in the table. */
export interface Example {
  readonly name: string
  /** As people call it. */
  readonly title: string
  /** What its Clerk SDK calls its variables. */
  readonly framework: Framework
  /** The arguments of `node` that start the built app, in the example's folder. */
  readonly start: readonly string[]
}

const server = ['dist/server.js']

export const examples: readonly Example[] = [
  { name: 'express', title: 'Express 5', framework: 'express', start: server },
  { name: 'express4', title: 'Express 4', framework: 'express', start: server },
  { name: 'fastify', title: 'Fastify', framework: 'fastify', start: server },
  { name: 'hono', title: 'Hono', framework: 'hono', start: server },
  { name: 'fetch', title: 'fetch', framework: 'fetch', start: server },
  { name: 'astro', title: 'Astro', framework: 'astro', start: ['dist/server/entry.mjs'] },
  { name: 'nuxt', title: 'Nuxt', framework: 'nuxt', start: ['.output/server/index.mjs'] },
  { name: 'next', title: 'Next.js', framework: 'next', start: ['node_modules/next/dist/bin/next', 'start'] },
  {
    name: 'react-router',
    title: 'React Router',
    framework: 'react-router',
    start: ['node_modules/@react-router/serve/bin.cjs', 'build/server/index.js'],
  },
  {
    name: 'tanstack-start',
    title: 'TanStack Start',
    framework: 'tanstack-start',
    start: ['node_modules/srvx/bin/srvx.mjs', 'serve', '--prod', '--entry', 'dist/server/server.js', '-s', '../client'],
  },
]

export function findExample(name: string): Example {
  const example = examples.find((candidate) => candidate.name === name)
  if (example) return example
  const names = examples.map((candidate) => candidate.name).join(', ')
  throw new Error(`There is no example "${name}". There are: ${names}.`)
}

export const folderOf = (example: Example): string =>
  fileURLToPath(new URL(`../../../examples/${example.name}/`, import.meta.url))
