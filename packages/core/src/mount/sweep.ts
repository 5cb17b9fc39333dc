import { Refusal } from '../http/refusal.ts'
import { type Reply, withSafeHeaders } from '../http/reply.ts'
import type { RequestView } from '../http/request-view.ts'
import { withTimeout } from '../http/timeout.ts'
import { assertSweepOptions, type SweepRouteOptions } from '../options/sweep-options.ts'
import { answerSafely, secretFrom } from './endpoint.ts'

const methods = ['GET', 'POST']

/** Milliseconds for the step that runs when the budget ends. */
const lastStepMs = 60_000

/**
 * A handler for a cron service: it runs the deletions that are due and answers `{ ran, left }`. The only route that
 * changes something on GET, because Vercel's cron sends nothing else; it looks at no cookie, so no page of a browser can
 * reach it without the secret.
 * @example const sweep = createSweep({ deletion })
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function createSweep(options: SweepRouteOptions): (request: RequestView) => Promise<Reply> {
  assertSweepOptions(options)
  return async (request) => withSafeHeaders(await answerSafely('accountSweep', () => run(options, request)), 'POST')
}

async function run(
  { deletion, secret, limit = 50, budgetMs = 20_000 }: SweepRouteOptions,
  request: RequestView,
): Promise<Reply> {
  if (!(await isAuthorized(request.header('authorization'), secretOf(secret))))
    throw new Refusal('unauthenticated', {
      message: 'Send the secret as `Authorization: Bearer …`.',
      headers: [['WWW-Authenticate', 'Bearer']],
    })
  if (!methods.includes(request.method))
    throw new Refusal('method_not_allowed', { headers: [['Allow', methods.join(', ')]] })
  const expired = () => new Refusal('busy', { log: 'The sweep of deletions did not end in time.' })
  const swept = deletion.sweep({ limit, budgetMs })
  const { ran, left } = await withTimeout(swept, budgetMs + lastStepMs, expired)
  return { status: 200, headers: [], body: { ran, left } }
}

function secretOf(given: SweepRouteOptions['secret']): string {
  const secret = secretFrom(given, 'CRON_SECRET')
  if (secret !== undefined && secret.length >= 16) return secret
  throw new Refusal('misconfigured', {
    log: 'Set CRON_SECRET to a random text of at least 16 characters, or pass `secret` to accountSweep().',
  })
}

/** Compares digests, so that the time tells nothing of the secret. */
async function isAuthorized(header: string | undefined, secret: string): Promise<boolean> {
  const [given, wanted] = await Promise.all([digestOf(header ?? ''), digestOf(`Bearer ${secret}`)])
  return given.reduce((differing, byte, index) => differing | (byte ^ (wanted[index] as number)), 0) === 0
}

const digestOf = async (text: string): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
