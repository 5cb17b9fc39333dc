import { isSafe } from '../http/method.ts'
import type { RefusalCode } from '../http/refusal.ts'
import type { Operation } from './operation.ts'

const always = [
  'rate_limited',
  'client_closed_request',
  'misconfigured',
  'internal',
  'not_implemented',
  'clerk_unavailable',
  'busy',
  'clerk_timeout',
] as const satisfies readonly RefusalCode[]

const body = ['incomplete_body', 'request_timeout', 'body_too_large', 'unsupported_media_type'] as const

const bySource = {
  json: ['invalid_json', ...body, 'invalid_input'],
  picture: [...body, 'invalid_input'],
  query: ['invalid_input'],
} as const satisfies Record<string, readonly RefusalCode[]>

/**
 * Returns every code that an operation may answer with, derived from its row.
 * @example refusalsOf(deleteSelf).includes('reverification_required')
 */
export function refusalsOf(row: Omit<Operation, 'run' | 'output'>): ReadonlySet<RefusalCode> {
  const { guard, method, sensitive, input, idsOf, whileDeleting, refuses = [] } = row
  const changes = !isSafe(method)
  return new Set<RefusalCode>([
    ...(guard.acts === 'nobody' ? [] : (['unauthenticated'] as const)),
    ...(changes ? (['cross_origin'] as const) : []),
    ...guard.refuses,
    ...(sensitive ? (['impersonated', 'reverification_required'] as const) : []),
    ...(changes && guard.acts === 'others' ? (['impersonated'] as const) : []),
    // A change to an account that its deletion removes anyway, once the deletion is admitted.
    ...(changes && !whileDeleting && (guard.acts === 'self' || guard.targets)
      ? (['deletion_in_progress'] as const)
      : []),
    // An operation mounted alone reads its ids from a JSON body.
    ...(idsOf ? bySource.json : []),
    ...(input ? bySource[input.from] : []),
    ...refuses,
    ...always,
  ])
}

/**
 * Returns the codes that are specific to an operation, for documents.
 * @example ownRefusalsOf(deleteSelf)
 */
export const ownRefusalsOf = (row: Omit<Operation, 'run' | 'output'>): readonly RefusalCode[] => {
  const general: readonly RefusalCode[] = ['unauthenticated', 'cross_origin', ...always]
  return [
    ...refusalsOf({ ...row, ...(row.input ? {} : { idsOf: undefined }) } as typeof row),
    ...(row.idsOf ? (['invalid_input'] as const) : []),
  ].filter((code, index, all) => !general.includes(code) && all.indexOf(code) === index)
}

/**
 * Returns every call to Clerk's Backend API that an operation may make. A powerful one on others also reads the caller.
 * @example callsOf(deleteUser)
 */
export const callsOf = ({ clerk, guard, sensitive }: Omit<Operation, 'run' | 'output'>): Operation['clerk'] =>
  guard.acts === 'others' && sensitive && sensitive !== 'own-account' ? ['GET /users/{user_id}', ...clerk] : clerk
