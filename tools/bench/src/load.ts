import autocannon from 'autocannon'

export interface Load {
  readonly url: string
  readonly method?: 'GET' | 'DELETE' | 'POST' | 'PATCH'
  readonly headers?: Record<string, string>
  /** Secret keys to ask with in turn. */
  readonly keys?: readonly string[]
  readonly body?: string
  readonly connections?: number
  /** Length of one measurement. */
  readonly seconds?: number
  /** Requests to measure, however long they take, in place of a length. */
  readonly amount?: number
  /** The expected answer, so that no error is measured by mistake. */
  readonly status: number
}

export interface Throughput {
  readonly perSecond: number
  readonly p99Ms: number
  readonly requests: number
}

export const defaultSeconds = Number(process.env.BENCH_SECONDS ?? 1)

export async function load({
  status,
  seconds = defaultSeconds,
  connections = 16,
  amount,
  keys,
  ...request
}: Load): Promise<Throughput> {
  const requests = keys?.map((key) => ({ headers: { ...request.headers, Authorization: `Bearer ${key}` } }))
  const result = await autocannon({
    ...request,
    ...(requests && { requests }),
    connections,
    ...(amount ? { amount } : { duration: seconds }),
    sampleInt: 100,
  })
  const expected = result.statusCodeStats?.[`${status}`]?.count ?? 0
  const others = result.requests.total - expected
  if (expected === 0 || others > 0 || result.errors > 0)
    throw new Error(
      `${request.method ?? 'GET'} ${request.url}: wanted ${status}, got ${JSON.stringify(result.statusCodeStats)}, ${result.errors} errors`,
    )
  return {
    perSecond: result.requests.total / result.duration,
    p99Ms: result.latency.p99,
    requests: result.requests.total,
  }
}
