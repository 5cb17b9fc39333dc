import { readFileSync } from 'node:fs'
import { expectGenerated, table } from '@account-routes/test-support/generated'
import { expect, test } from 'vitest'
import { routes } from '../src/bapi/routes.ts'
import { frameworkNames } from '../src/env.ts'
import { fullPath } from '../src/fapi/route.ts'
import { frontendRoutes } from '../src/fapi/routes.ts'
import { providerRoutes } from '../src/oauth/routes.ts'
import { eventTypes } from '../src/webhooks/event-types.ts'
import { document } from './support/api.ts'
import { readDocument } from './support/contract.ts'
import { frontendDocument } from './support/frontend.ts'

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

test('the list of frameworks matches the code', () => {
  expectGenerated(file, 'frameworks', frameworkNames.map((name) => `\`${name}\``).join(', '))
})

test('the list of webhook events matches the code', () => {
  expectGenerated(file, 'events', eventTypes.map((type) => `\`${type}\``).join(', '))
})

test('the list of webhook events that are missing matches the document', () => {
  const all = Object.keys(readDocument('webhooks-2025-04-15.yml')['x-webhooks'] ?? {})
  const own = new Set<string>(eventTypes)
  expect(eventTypes.filter((type) => !all.includes(type))).toEqual([])
  const missing = all.filter((type) => !own.has(type)).map((type) => `\`${type}\``)
  expectGenerated(
    file,
    'missing events',
    `${eventTypes.length} of Clerk's ${all.length}. Not sent: ${missing.join(', ')}.`,
  )
})

test('the fixture in the docs is the tested one', () => {
  const example = readFileSync(new URL('fixture.test.ts', import.meta.url), 'utf8')
  expectGenerated(file, 'fixture', `\`\`\`ts\n${example.trim()}\n\`\`\``)
})

/** Operations of the Frontend API that the pages answer. */
const byPages = ['GET /v1/client/handshake', 'GET /.well-known/jwks.json']

test('the table of the Frontend API matches the code', () => {
  const versioned = frontendRoutes.map((route) => ({ ...route, path: fullPath(route) }))
  const rows = [...versioned, ...providerRoutes].map(({ operation, method, path, differs }) => [
    operation,
    `\`${method} ${path}\``,
    differs ?? '–',
  ])
  expectGenerated(file, 'frontend operations', table(['operation', 'path', 'difference from Clerk'], rows))
})

test('the table of what the Frontend API lacks matches the document', () => {
  const own = new Set([
    ...frontendRoutes.map((route) => `${route.method} ${fullPath(route)}`),
    ...providerRoutes.map(({ method, path }) => `${method} ${path}`),
    ...byPages,
  ])
  const groups = new Map<string, string[]>()
  for (const [path, operations] of Object.entries(frontendDocument.paths ?? {})) {
    for (const [method, { operationId }] of Object.entries(operations)) {
      if (!operationId || own.has(`${method.toUpperCase()} ${path}`)) continue
      const group = `\`${path}\``
      groups.set(group, [...(groups.get(group) ?? []), operationId])
    }
  }
  const rows = [...groups].map(([path, operations]) => [path, operations.join(', ')])
  expectGenerated(file, 'unsupported frontend', table(['path', 'operations'], rows))
})

test('each operation of the Frontend API has its name in the document', () => {
  const versioned = frontendRoutes.map((route) => ({ ...route, path: fullPath(route) }))
  for (const { method, path, operation } of [...versioned, ...providerRoutes])
    expect(frontendDocument.paths?.[path]?.[method.toLowerCase()]?.operationId, `${method} ${path}`).toBe(operation)
})
