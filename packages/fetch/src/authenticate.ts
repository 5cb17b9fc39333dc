import type { Auth } from '@account-routes/core'
import { type MaybePromise, mayHaveBody } from '@account-routes/core/adapter'
import type { ClerkClient } from '@clerk/backend'

/** Options of `authenticateRequest()` that an app may pass on. */
export type AuthenticateOptions = Omit<NonNullable<Parameters<ClerkClient['authenticateRequest']>[1]>, 'acceptsToken'>

const signedOut: Auth = { isAuthenticated: false }

/** Authenticates one web Request with Clerk's Backend SDK, for servers without a Clerk SDK of their own. */
export class Authentication {
  declare private readonly clerkClient: ClerkClient
  declare private readonly request: Request
  declare private readonly options: AuthenticateOptions | undefined
  declare private headers: Headers | undefined

  constructor(clerkClient: ClerkClient, request: Request, options?: AuthenticateOptions) {
    this.clerkClient = clerkClient
    this.request = request
    this.options = options
    this.headers = undefined
  }

  /** Skips Clerk's slow verification when there are no credentials. */
  auth(): MaybePromise<Auth> {
    const { headers } = this.request
    return headers.has('authorization') || headers.has('cookie') ? this.verify() : signedOut
  }

  private async verify(): Promise<Auth> {
    const { request } = this
    const { method, headers } = request
    // The SDK copies its request, and would take the body along.
    const bodiless = mayHaveBody(request) ? new Request(request.url, { method, headers }) : request
    const state = await this.clerkClient.authenticateRequest(bodiless, this.options)
    this.headers = state.headers
    const auth = state.toAuth()
    if (auth) return auth
    return { ...signedOut, debug: () => ({ reason: state.reason, message: state.message }) }
  }

  /** Adds Clerk's cookies to an answer; a 401 that Clerk can resolve by a handshake becomes the redirect to it. */
  complete(response: Response): Response {
    const handshake = response.status === 401 ? this.headers?.get('location') : undefined
    const answer = handshake ? new Response(null, { status: 307, headers: { Location: handshake } }) : response
    for (const cookie of this.headers?.getSetCookie() ?? []) answer.headers.append('Set-Cookie', cookie)
    return answer
  }
}
