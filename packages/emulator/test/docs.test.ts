import { readFileSync } from 'node:fs'
import { test } from 'vitest'
import { expectGenerated, table } from '../../core/test/generated.ts'
import { routes } from '../src/bapi/routes.ts'
import { document } from './support/api.ts'

const file = 'docs/emulator.md'

/** The operations of Clerk's document that the table lacks, with the shortest path that covers only such operations. */
function missingOperations(): Map<string, string[]> {
  const own = new Set(routes.map(({ method, path }) => `${method} ${path}`))
  const groups = new Map<string, string[]>()
  for (const [path, operations] of Object.entries(document.paths ?? {})) {
    for (const [method, { operationId }] of Object.entries(operations)) {
      if (own.has(`${method.toUpperCase()} ${path}`)) continue
      const parts = path.split('/')
      const lengths = parts.map((_, index) => index + 1).slice(1)
      const length = lengths.find((end) => {
        const start = parts.slice(0, end).join('/')
        return !routes.some((route) => route.path === start || route.path.startsWith(`${start}/`))
      })
      const group = length ? `\`/v1${parts.slice(0, length).join('/')}…\`` : `\`${method.toUpperCase()} /v1${path}\``
      groups.set(group, [...(groups.get(group) ?? []), operationId])
    }
  }
  return new Map([...groups].sort(([one], [other]) => one.localeCompare(other)))
}

test('the table of operations matches the code', () => {
  const rows = routes.map(({ operation, method, path, differs }) => [
    operation,
    `\`${method} /v1${path}\``,
    differs ?? '–',
  ])
  expectGenerated(file, 'operations', table(['operation', 'path', 'difference from Clerk'], rows))
})

test('the table of unsupported operations matches the document', () => {
  const rows = [...missingOperations()].map(([path, operations]) => [path, operations.join(', ')])
  expectGenerated(file, 'unsupported', table(['path', 'operations'], rows))
})

test('the fixture in the docs is the tested one', () => {
  const example = readFileSync(new URL('fixture.test.ts', import.meta.url), 'utf8')
  expectGenerated(file, 'fixture', `\`\`\`ts\n${example.trim()}\n\`\`\``)
})
