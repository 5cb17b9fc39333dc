import { type RefusalCode, refusals, refusalsOf } from '@account-routes/core'
import { expect } from 'vitest'
import type { Answer } from './http.ts'
import { operations, planned, type Row } from './table.ts'

/** Codes of the router: no operation was found. */
const ofTheRouter: readonly string[] = ['not_found', 'method_not_allowed']

const mounts = /^\/(?:api\/account|t\/\w+\/account|parsed|parties|without-clerk|unset)(\/.*)$/

/** The operation that a request to a mount of the whole table asks for; undefined where the address leaves it open. */
export function mountedAt(method: string, address: string): Row | undefined {
  const [, below = ''] = mounts.exec(address.split('?', 1)[0] as string) ?? []
  // A parser of addresses may resolve dots, which makes it another path.
  if (/\/(?:\.|%2e){1,2}(?:\/|$)/i.test(below)) return undefined
  const asked = method === 'HEAD' ? 'GET' : method
  return [...operations, ...planned].find(
    (row) => row.method === asked && matches(row.path, below.replace(/(?<=.)\/$/, '')),
  )
}

/** The operation that a request asks for; undefined where the address leaves it open. */
function operationAt(method: string, address: string, single: string): Row | undefined {
  const path = address.split('?', 1)[0] as string
  const named = (id: string | undefined) => operations.find((operation) => operation.id === id)
  if (path === single || path.endsWith('-alone')) return operations.find((row) => row.endsSession)
  if (/^\/by-(?:path|body)\//.test(path)) return named(path.split('/').at(-1))
  return mountedAt(method, address)
}

/** Dots lead elsewhere: some servers resolve them before a route is looked for. */
const isDots = (segment: string): boolean => /^(?:\.|%2e){1,2}$/i.test(segment)

function matches(template: string, path: string): boolean {
  const given = path.split('/')
  if (given.some(isDots)) return false
  const wanted = template.split('/')
  return given.length === wanted.length && wanted.every((name, at) => name.startsWith(':') || name === given[at])
}

/** A refusal must be one that the row of its operation declares: documents and clients rely on the list. */
export function assertDeclared(method: string, path: string, { status, text }: Answer, single: string): void {
  if (status < 400) return
  const [, code] = /^\{.*"code":"(\w+)"/.exec(text) ?? []
  const operation = operationAt(method, path, single)
  if (!operation || !code || !Object.hasOwn(refusals, code) || ofTheRouter.includes(code)) return
  expect(refusalsOf(operation).has(code as RefusalCode), `${operation.id} declares ${code}`).toBe(true)
}
