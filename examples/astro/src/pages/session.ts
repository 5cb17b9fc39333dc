import type { APIRoute } from 'astro'

/** Renews a session that has expired: a frame that loads this passes through Clerk on its way. */
export const GET: APIRoute = () => new Response('', { headers: { 'content-type': 'text/plain' } })
