import type { ClerkClient } from '../clerk.ts'

/** A call to Clerk's Backend API that `@clerk/backend` has no method for. */
export interface BackendRequest {
  readonly method: 'POST'
  readonly path: `/${string}`
  readonly bodyParams?: object
}

/**
 * Makes such a call with the secret key, the API URL and the errors of the app's own client. TypeScript hides `request`
 * from all but the SDK's classes; where a version does not have it, nothing is called.
 */
export function backendRequest({ users }: ClerkClient, request: BackendRequest): Promise<unknown> | undefined {
  return (users as { request?: (request: BackendRequest) => Promise<unknown> }).request?.(request)
}
