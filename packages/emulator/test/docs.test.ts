import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { expectGenerated, table } from '../../core/test/generated.ts'
import { routes } from '../src/bapi/routes.ts'
import { frontendRoutes } from '../src/fapi/routes.ts'
import { document } from './support/api.ts'
import { frontendDocument } from './support/frontend.ts'

const file = 'docs/emulator.md'

/** What the document has and the emulator does not, by the first part of the path. */
const left = [
  '/admin_portal_link_tokens',
  '/agents',
  '/allowlist_identifiers',
  '/api_keys',
  '/beta_features',
  '/billing',
  '/blocklist_identifiers',
  '/directories',
  '/domains',
  '/enterprise_connections',
  '/instance',
  '/invitations',
  '/jwt_templates',
  '/m2m_tokens',
  '/machines',
  '/oauth_applications',
  '/organization_domains',
  '/organization_permissions',
  '/organization_roles',
  '/organizations/{organization_id}/billing',
  '/organizations/{organization_id}/domains',
  '/organizations/{organization_id}/logo',
  '/proxy_checks',
  '/public',
  '/redirect_urls',
  '/role_sets',
  '/saml_connections',
  '/scim_directories',
  '/sign_ups',
  '/templates',
  '/users/{user_id}/billing',
  '/waitlist_entries',
  '/webhooks',
]

test('the table of operations is that of the code', () => {
  const rows = routes.map(({ operation, method, path, differs }) => [
    operation,
    `\`${method} /v1${path}\``,
    'yes',
    differs ?? '–',
  ])
  const others = left.map((path) => ['–', `\`/v1${path}…\``, 'no', 'answers 404'])
  expectGenerated(
    file,
    'operations',
    table(['operation', 'path', 'supported', 'what differs from Clerk'], [...rows, ...others]),
  )
})

test('the example of a fixture is the one that is tested', () => {
  const example = readFileSync(new URL('fixture.test.ts', import.meta.url), 'utf8')
  expectGenerated(file, 'fixture', `\`\`\`ts\n${example.trim()}\n\`\`\``)
})

test('every operation of the document is either supported or listed as not', () => {
  const own = new Set(routes.map(({ method, path }) => `${method} ${path}`))
  const forgotten = Object.entries(document.paths ?? {}).flatMap(([path, operations]) =>
    Object.keys(operations)
      .filter((method) => !own.has(`${method.toUpperCase()} ${path}`))
      .filter(() => !left.some((start) => path === start || path.startsWith(`${start}/`)))
      .map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(forgotten).toEqual([])
})

/** The operations of a document that a table of routes does not have. */
function missing(paths: Record<string, object>, own: ReadonlySet<string>): string[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations)
      .map((method) => `${method.toUpperCase()} ${path}`)
      .filter((operation) => /^(GET|POST|PUT|PATCH|DELETE) /.test(operation) && !own.has(operation)),
  )
}

/** Answered by the pages. */
const byPages = ['GET /v1/client/handshake', 'GET /.well-known/jwks.json']

test('the table of the Frontend API is that of the code', () => {
  const rows = frontendRoutes.map(({ operation, method, path, differs }) => [
    operation,
    `\`${method} /v1${path}\``,
    'yes',
    differs ?? '–',
  ])
  const own = new Set([...frontendRoutes.map(({ method, path }) => `${method} /v1${path}`), ...byPages])
  const names = missing(frontendDocument.paths ?? {}, own).map((operation) => [
    '–',
    `\`${operation}\``,
    'no',
    'answers 501',
  ])
  expectGenerated(
    file,
    'frontend operations',
    table(['operation', 'path', 'supported', 'what differs from Clerk'], [...rows, ...names]),
  )
})

test('every supported operation is one of the document, by its name', () => {
  for (const { method, path, operation } of frontendRoutes)
    expect(frontendDocument.paths?.[`/v1${path}`]?.[method.toLowerCase()]?.operationId, `${method} ${path}`).toBe(
      operation,
    )
})
