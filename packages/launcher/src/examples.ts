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
]

export function findExample(name: string): Example {
  const example = examples.find((candidate) => candidate.name === name)
  if (example) return example
  const names = examples.map((candidate) => candidate.name).join(', ')
  throw new Error(`There is no example "${name}". There are: ${names}.`)
}

export const folderOf = (example: Example): string =>
  fileURLToPath(new URL(`../../../examples/${example.name}/`, import.meta.url))
