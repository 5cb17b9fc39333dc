import { setTimeout as sleep } from 'node:timers/promises'
import type { Http2Bindings, HttpBindings } from '@hono/node-server'
import type { Fault } from '../control/faults.ts'
import { codeForStatus, errorItem } from '../errors.ts'
import { traceId } from '../ids.ts'
import type { Instance } from '../instance.ts'
import { targetOf } from './target.ts'
import { isClerkPath } from './unsupported.ts'

type Bindings = HttpBindings | Http2Bindings

/** A request handler. Responses that are not promises take a faster path through the server. */
export type Answering = (request: Request, bindings: Bindings) => Response | Promise<Response>

function isLogged(path: string): boolean {
  return isClerkPath(path) && path !== '/v1/client/handshake' && path !== '/.well-known/jwks.json'
}

function faultResponse(fault: Fault): Response {
  const status = fault.status ?? (fault.body === undefined ? 500 : 200)
  const trace = traceId()
  const standard = { errors: [errorItem(codeForStatus(status), 'What was asked for')], clerk_trace_id: trace }
  const body = fault.body ?? standard
  const headers = new Headers({ 'content-type': fault.contentType ?? 'application/json', 'clerk-trace-id': trace })
  if (fault.retryAfter !== undefined) headers.set('retry-after', String(fault.retryAfter))
  const empty = status === 204 || status === 304
  return new Response(empty ? null : typeof body === 'string' ? body : JSON.stringify(body), { status, headers })
}

function onlyDelays(fault: Fault): boolean {
  return fault.status === undefined && fault.body === undefined && fault.retryAfter === undefined
}

/** Logs requests and applies faults. No other part of the emulator knows of either. */
export function observe(instance: Instance, stopped: AbortSignal, answering: Answering): Answering {
  const strike = async (fault: Fault, request: Request, bindings: Bindings): Promise<Response | 'no response'> => {
    if (fault.delayMs) {
      await sleep(fault.delayMs, undefined, { signal: stopped, ref: false }).catch(() => {})
      if (stopped.aborted) return 'no response'
    }
    if (fault.reset) {
      bindings.incoming.socket.destroy()
      return 'no response'
    }
    return onlyDelays(fault) ? answering(request, bindings) : faultResponse(fault)
  }

  return (request, bindings) => {
    const { path, query } = targetOf(request.url)
    if (path.startsWith('/_emulator/')) return answering(request, bindings)
    const { method } = request
    if (path !== '/' && !path.startsWith('/dashboard/')) instance.log.count()
    const entry = isLogged(path) ? instance.log.add(method, path, query, instance.now()) : undefined
    const finish = entry && instance.recorder.isWatching() ? instance.recorder.record(entry, request) : undefined
    const noted = (response: Response): Response => {
      if (entry) entry.status = response.status
      finish?.(response)
      return response
    }
    const fault = instance.faults.take(method, path)
    if (fault) {
      return strike(fault, request, bindings).then((response) =>
        response === 'no response' ? new Response(null, { status: 503 }) : noted(response),
      )
    }
    const response = answering(request, bindings)
    return response instanceof Promise ? response.then(noted) : noted(response)
  }
}
