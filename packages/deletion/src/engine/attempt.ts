import { fieldsOf, isInstanceFailure, retryMsOf, storedCode } from '../clerk/errors.ts'
import { settleMsOf } from '../plan/options.ts'
import { isCode, isTime, type Retained, type Step } from '../plan/step.ts'
import type { Row } from '../stores/store.ts'
import { backoff, type Engine } from './context.ts'

export type AttemptResult =
  | { readonly end: 'done'; readonly retained?: Retained['retained'] }
  | { readonly end: 'failed'; readonly code: string; readonly retryInMs: number; readonly counts: boolean }
  /** `unresponsive`: it neither ended nor heard its signal, and may still be running. `crashed`: it ended three processes. */
  | { readonly end: 'unresponsive' | 'crashed'; readonly retained?: undefined }

/** Runs a step once. Never throws. */
export async function attempt(engine: Engine, row: Row, name: string, step: Step<never>): Promise<AttemptResult> {
  const { timeoutMs = engine.plan.options.timeoutMs } = step
  const controller = new AbortController()
  const started = (async (): Promise<AttemptResult> => {
    const result = await step.run({
      userId: row.userId,
      externalId: row.externalId,
      user: row.snapshot as never,
      deletionId: row.id,
      key: `${name.includes(':') ? row.id : row.userId}:${name.split(':').at(-1)}`,
      attempt: row.attempts,
      signal: controller.signal,
      requestedBy: row.requestedBy,
      clerkClient: await engine.clerk(),
    })
    return { end: 'done', ...retainedIn(result) }
  })().catch((error: unknown) => failure(error, row))
  let timer: ReturnType<typeof setTimeout> | undefined
  const after = <T>(ms: number, value: T): Promise<T> =>
    new Promise((resolve) => {
      timer = setTimeout(resolve, ms, value)
    })
  try {
    const result = await Promise.race([started, after(timeoutMs, undefined)])
    if (result) return result
    controller.abort(Object.assign(new Error(`Step "${name}" took more than ${timeoutMs} ms.`), { code: 'timeout' }))
    clearTimeout(timer)
    return await Promise.race([started, after<AttemptResult>(settleMsOf(timeoutMs), { end: 'unresponsive' })])
  } finally {
    clearTimeout(timer)
  }
}

function failure(error: unknown, { attempts }: Row): AttemptResult {
  const counts = fieldsOf(error).code !== 'retry_after' && !isInstanceFailure(error)
  return { end: 'failed', code: storedCode(error), retryInMs: retryMsOf(error) ?? backoff(attempts), counts }
}

/** The part of a step's result to record. Steps also return the answers of other services, which may have this field. */
function retainedIn(result: unknown): Partial<Retained> {
  const { ground, until } = (result as Partial<Retained> | null | undefined)?.retained ?? {}
  return isCode(ground) && isTime(until) ? ({ retained: { ground, until } } as Retained) : {}
}
