import { clerkError } from '../errors.ts'
import { traceId } from '../ids.ts'
import type { Instance } from '../instance.ts'
import { hostnameOf } from './hosts.ts'
import type { Answering } from './observe.ts'
import { targetOf } from './target.ts'

function refusal(host: string, path: string): Response {
  const hostname = hostnameOf(host)
  const { status, errors } = clerkError('host_not_allowed', hostname)
  const headers = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' }
  if (path.startsWith('/v1/')) return Response.json({ errors, clerk_trace_id: traceId() }, { status, headers })
  return new Response(`${errors[0]?.long_message}\n`, { status, headers })
}

/** Refuses every request under a host that is not the emulator's, before anything else sees it. */
export function guardHosts(instance: Instance, answering: Answering): Answering {
  let lastAllowed: string | undefined
  const told = new Set<string>()
  return (request, bindings) => {
    const host = bindings.incoming.headers.host ?? ''
    if (host !== lastAllowed) {
      if (!instance.hosts.isAllowed(hostnameOf(host))) {
        const response = refusal(host, targetOf(request.url).path)
        if (!told.has(host) && told.size < 100) {
          told.add(host)
          console.warn(clerkError('host_not_allowed', hostnameOf(host)).errors[0]?.long_message)
        }
        return response
      }
      lastAllowed = host
    }
    return answering(request, bindings)
  }
}

/** Tells whether a request comes from a page of the emulator or from no page at all, such as curl or a test. */
export function isOwnPage(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  const origin = request.headers.get('origin')
  return origin === null || (URL.canParse(origin) && new URL(origin).host === request.headers.get('host'))
}
