/// <reference types="svelte-clerk/env" />
import { catchAllPath, drain, type Handler, pathnameOf, toResponse, webView } from '@account-routes/core/adapter'
import type { RequestHandler } from '@sveltejs/kit'
import { clerkClient } from 'svelte-clerk/server'

/** Exports of a `+server.ts`. */
export interface ServerExports {
  /** Answers every method. */
  readonly fallback: RequestHandler
  /** SvelteKit would send `DELETE /me/passkeys/..`, which is `/me/` to a URL parser, on to the deletion of the account. */
  readonly trailingSlash: 'ignore'
}

/**
 * Lifts a handler into the exports of a `+server.ts`.
 * @example export const { fallback, trailingSlash } = toSvelteKit(createRoute(deleteSelf))
 */
export function toSvelteKit(handler: Handler): ServerExports {
  return {
    fallback: async ({ request, params, locals }) => {
      // A rest parameter is the last one, whatever its name.
      const path = catchAllPath(Object.values(params).at(-1), pathnameOf(request))
      const clerk = { auth: () => locals.auth(), clerkClient: () => clerkClient, setup }
      const reply = await handler(webView(request, { path, params }), clerk)
      drain(request)
      return toResponse(reply)
    },
    trailingSlash: 'ignore',
  }
}

const setup = "export const handle = withClerkHandler() // in src/hooks.server.ts, from 'svelte-clerk/server'"
