import { expect } from 'vitest'
import type { Emulator } from '../../src/index.ts'
import { createContract, readDocument } from './contract.ts'

export const document = readDocument('bapi-2026-05-12.yml')
const contract = createContract(document)

/** Statuses that the document does not list for an operation, and why they are right nevertheless. */
const beyondTheDocument = new Set([
  // A user can be unknown; the document lists 404 only for some operations.
  'BanUser 404',
  'UnbanUser 404',
  'UsersBan 404',
  'UsersUnban 404',
  'LockUser 404',
  'UnlockUser 404',
  'UsersGetOrganizationMemberships 404',
  'CreateOrganizationMembership 404',
  'ListOrganizationMemberships 404',
  'CreateUser 413',
  'CreateUser 415',
  // A body can be wrong everywhere.
  'verifyOAuthAccessToken 422',
  'UsersBan 422',
  'UsersUnban 422',
  'RemoveUserPassword 422',
  'CreateSessionToken 422',
  'CreateSessionTokenFromTemplate 422',
  'ReplaceUserEmailAddress 422',
  'AttemptEmailAddressVerification 422',
  'AttemptPhoneNumberVerification 422',
  'UpdateEmailAddress 422',
  'UpdatePhoneNumber 422',
  'CreateOrganizationInvitation 422',
  'CreateOrganizationInvitationBulk 422',
  'RevokeOrganizationInvitation 422',
  'RefreshSession 422',
  'VerifyClient 422',
  'ListInvitations 422',
  // The document lists 400 for whatever is wrong with the input.
  'createM2MToken 422',
  'revokeM2MToken 422',
  'verifyM2MToken 422',
  'createApiKey 422',
  'updateApiKey 422',
  'verifyApiKey 422',
  'revokeApiKey 422',
  'UpdateSignUp 422',
  // A sign-up can be unknown.
  'GetSignUp 404',
  'UpdateSignUp 404',
  // A subject can be unknown.
  'createApiKey 404',
  // A file can be too large.
  'SetUserProfileImage 413',
  'SetUserProfileImage 415',
  // Clerk's list of codes has it for the last member who manages.
  'UpdateOrganizationMembership 400',
  'DeleteOrganizationMembership 400',
  // Clerk's list of codes has it for a user who may not sign in.
  'createSession 409',
])

/** The body of an answer; tests say what they expect of it. */
// biome-ignore lint/suspicious/noExplicitAny: an answer is whatever came, and every use is an assertion.
export type Answer = { status: number; body: any; headers: Headers }

/** Calls the Backend API without an SDK, and checks every answer against Clerk's document. */
export function api(emulator: Pick<Emulator, 'url' | 'secretKey'>) {
  const call = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const form = body instanceof FormData
    const response = await fetch(`${emulator.url}/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${emulator.secretKey}`,
        ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: form || typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const pathname = new URL(`http://x${path}`).pathname
    const empty = response.status === 204
    expect(response.headers.get('content-type')).toBe(empty ? null : 'application/json')
    expect(response.headers.get('clerk-trace-id')).toMatch(/^[0-9a-f]{32}$/)
    const answer = {
      status: response.status,
      body: empty ? undefined : await response.json(),
      headers: response.headers,
    }
    if (response.status !== 401) {
      const operation = contract.operationOf(method, pathname)
      if (operation) {
        const beyond = answer.status >= 500 || beyondTheDocument.has(`${operation.operationId} ${answer.status}`)
        const problems = beyond
          ? contract.errorProblems(answer.body)
          : contract.problems(method, pathname, answer.status, answer.body)
        expect(problems, `${method} ${path}`).toEqual([])
      }
    }
    return answer
  }
  return {
    get: (path: string, headers?: Record<string, string>) => call('GET', path, undefined, headers),
    post: (path: string, body?: unknown, headers?: Record<string, string>) => call('POST', path, body, headers),
    put: (path: string, body?: unknown) => call('PUT', path, body),
    patch: (path: string, body?: unknown, headers?: Record<string, string>) => call('PATCH', path, body, headers),
    remove: (path: string) => call('DELETE', path),
  }
}

/** The code and the field of the first error of an answer. */
export function refusal({ status, body }: Answer): string {
  const [error] = body.errors as { code: string; meta?: { param_name?: string } }[]
  return [status, error?.code, error?.meta?.param_name].filter(Boolean).join(' ')
}
