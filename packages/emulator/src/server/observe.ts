import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import type { MiddlewareHandler } from 'hono'
import type { Fault } from '../control/faults.ts'
import { codeForStatus, errorItem } from '../errors.ts'
import type { Instance } from '../instance.ts'

const isBackendApi = (path: string): boolean => path.startsWith('/v1/') && path !== '/v1/client/handshake'

const faultResponse = (fault: Fault): Response => {
  const status = fault.status ?? (fault.body === undefined ? 500 : 200)
  const trace = randomBytes(16).toString('hex')
  const standard = { errors: [errorItem(codeForStatus(status), 'What was asked for')], clerk_trace_id: trace }
  const body = fault.body ?? standard
  const headers = new Headers({ 'content-type': fault.contentType ?? 'application/json', 'clerk-trace-id': trace })
  if (fault.retryAfter !== undefined) headers.set('retry-after', String(fault.retryAfter))
  const empty = status === 204 || status === 304
  return new Response(empty ? null : typeof body === 'string' ? body : JSON.stringify(body), { status, headers })
}

const onlyDelays = (fault: Fault): boolean =>
  fault.status === undefined && fault.body === undefined && fault.retryAfter === undefined

/** Writes down what the Backend API is asked and lets the faults strike. Nothing else in the emulator knows of either. */
export const observe =
  (instance: Instance, stopped: AbortSignal): MiddlewareHandler<{ Bindings: HttpBindings }> =>
  async (context, next) => {
    const { pathname, search } = new URL(context.req.url)
    if (pathname.startsWith('/_emulator/')) return next()
    const { method } = context.req
    const entry = isBackendApi(pathname)
      ? instance.log.add(method, pathname, search.slice(1), instance.now())
      : undefined
    const fault = instance.faults.take(method, pathname)
    if (fault?.delayMs) {
      await sleep(fault.delayMs, undefined, { signal: stopped, ref: false }).catch(() => {})
      if (stopped.aborted) return new Response(null, { status: 503 })
    }
    if (fault?.reset) {
      context.env.incoming.socket.destroy()
      return new Response(null, { status: 503 })
    }
    const response = fault && !onlyDelays(fault) ? faultResponse(fault) : undefined
    if (!response) await next()
    if (entry) entry.status = response?.status ?? context.res.status
    return response
  }
