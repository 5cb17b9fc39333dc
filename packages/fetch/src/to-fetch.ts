import { drain, type Handler, pathnameOf, toResponse, webView } from '@account-routes/core/adapter'
import type { ClerkClient } from '@clerk/backend'
import { type AuthenticateOptions, Authentication } from './authenticate.ts'

/** The parameters that a router found in the path. */
export type Params = Readonly<Record<string, string | undefined>>

/** The part of a platform's context that keeps a function awake, such as the third argument on Cloudflare Workers. */
export interface PlatformContext {
  waitUntil?(work: Promise<unknown>): void
}

/** A route for a server of web requests. */
export type FetchHandler = (request: Request, params?: Params, context?: PlatformContext) => Promise<Response>

/** Clerk, for servers without a Clerk SDK of their own. */
export interface FetchClerk {
  /** Created by `createClerkClient({ secretKey, publishableKey })` from `@clerk/backend`. */
  readonly clerkClient: ClerkClient
  /** Passed on to `authenticateRequest()`, such as `{ authorizedParties: ['https://example.com'] }`. */
  readonly authenticate?: AuthenticateOptions
}

/**
 * Lifts a handler into a function from Request to Response.
 * @param mount the path that the routes are mounted at; an operation mounted on its own needs none
 * @example export default { fetch: toFetch(createRoute(deleteSelf), { clerkClient }) }
 */
export function toFetch(handler: Handler, { clerkClient, authenticate }: FetchClerk, mount?: string): FetchHandler {
  return async (request, params, context) => {
    const authentication = new Authentication(clerkClient, request, authenticate)
    const view = webView(request, {
      path: mount === undefined ? '/' : pathIn(mount, pathnameOf(request)),
      params,
      waitUntil: context?.waitUntil?.bind(context),
    })
    const clerk = { auth: () => authentication.auth(), clerkClient: () => clerkClient, setup }
    const reply = await handler(view, clerk)
    drain(request)
    return authentication.complete(toResponse(reply))
  }
}

const pathIn = (mount: string, pathname: string): string =>
  pathname.startsWith(`${mount}/`) ? pathname.slice(mount.length) : '/'

const setup = 'accountRoutes({ clerkClient: createClerkClient({ secretKey, publishableKey }) }) // from @clerk/backend'
