/// <reference types="svelte-clerk/env" />
import {
  catchAllPath,
  drain,
  type Handler,
  pathnameOf,
  toResponse,
  type ViewOptions,
  webView,
} from '@account-routes/core/adapter'
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
    fallback: async ({ request, params, locals, platform }) => {
      // A rest parameter is the last one, whatever its name.
      const path = catchAllPath(Object.values(params).at(-1), pathnameOf(request))
      const clerk = { auth: () => locals.auth(), clerkClient: () => clerkClient, setup }
      const reply = await handler(webView(request, { path, params, waitUntil: waitUntilOf(platform) }), clerk)
      drain(request)
      return toResponse(reply)
    },
    trailingSlash: 'ignore',
  }
}

/** On Cloudflare and Vercel; a Node server needs none. */
function waitUntilOf(platform: unknown): ViewOptions['waitUntil'] {
  const { context } = (platform ?? {}) as { context?: { waitUntil?: ViewOptions['waitUntil'] } }
  return context?.waitUntil?.bind(context)
}

const setup = "export const handle = withClerkHandler() // in src/hooks.server.ts, from 'svelte-clerk/server'"
