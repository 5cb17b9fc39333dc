import { expect, test } from 'vitest'
import { mountedAt } from '../src/declared.ts'
import { assertDocumented } from '../src/documented.ts'
import type { Row } from '../src/table.ts'

const operation = mountedAt('DELETE', '/api/account/me') as Row

const answer = (status: number, body: object | string) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return { status, text, headers: {}, json: () => JSON.parse(text), reusedSocket: false }
}
const refusal = (code: string, more: object = {}) => ({ error: 'Conflict', code, message: 'No.', ...more })

test.each([
  ['success', answer(200, { success: true })],
  [
    'a refusal with its blockers',
    answer(409, refusal('blocked', { blockers: [{ code: 'a', message: 'b', more: 1 }] })),
  ],
  ['a page that answers for the server', answer(502, '<h1>Bad gateway</h1>')],
  ['a redirect after a form', answer(303, '')],
])('%s is documented', (_name, given) => {
  expect(() => assertDocumented(operation, 'DELETE', given)).not.toThrow()
})

test.each([
  ['a status that is not listed', answer(202, { success: true })],
  ['a field that is not listed', answer(200, { success: true, id: 'user_1' })],
  ['a field that is missing', answer(200, {})],
  ['a success that is no JSON', answer(200, '<h1>Deleted</h1>')],
  ['a code of another operation', answer(409, refusal('own_account'))],
  ['a detail of another code', answer(409, refusal('blocked', { issues: [] }))],
])('%s is found', (_name, given) => {
  expect(() => assertDocumented(operation, 'DELETE', given)).toThrow()
})
