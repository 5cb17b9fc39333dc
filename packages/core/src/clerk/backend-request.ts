import type { ClerkClient } from './types.ts'

/** A call to Clerk's Backend API without a method in `@clerk/backend`. */
export interface BackendRequest {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: `/${string}`
  readonly bodyParams?: object
  readonly queryParams?: object
}

/**
 * Makes a call with the secret key, the API URL and the errors of the app's own client. TypeScript hides `request` from
 * all but the SDK's classes.
 * @returns undefined if a version lacks it; nothing is called
 */
export function backendRequest({ users }: ClerkClient, request: BackendRequest): Promise<unknown> | undefined {
  return (users as { request?: (request: BackendRequest) => Promise<unknown> }).request?.(request)
}
