import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as v from 'valibot'
import { type Framework, isFramework, unknownFramework } from '../env.ts'
import type { Instance } from '../instance.ts'
import { signJwt } from '../keys.ts'
import { startSession } from '../model/sessions/sessions.ts'
import { sessionClaims, sessionTokenCategory } from '../model/sessions/tokens.ts'
import { endSubscription, setSubscription, subscriptionInput } from '../model/subscriptions.ts'
import { isOwnPage } from '../server/guard.ts'
import { listMessages } from '../store/messages.ts'
import { findOrganization } from '../store/organizations/organizations.ts'
import { ageFactors, findSession, liveSessionsOf } from '../store/sessions/sessions.ts'
import { findUser } from '../store/users/users.ts'
import { faultSchema } from './faults.ts'
import { settingsSchema } from './settings.ts'

const tokenSchema = v.strictObject({
  userId: v.string(),
  /** Defaults to the user's newest session, or to a new one. */
  sessionId: v.optional(v.string()),
  /** Claims to add; null removes one. */
  claims: v.optional(v.record(v.string(), v.unknown()), {}),
  header: v.optional(v.record(v.string(), v.unknown()), {}),
  /** A negative lifetime makes an expired token. */
  expiresInSeconds: v.optional(v.pipe(v.number(), v.integer())),
})

/** Bytes. A fault may carry a body. */
const maxSize = 10_000_000

/** Minutes, of ten years at most. */
const ageSchema = v.strictObject({ minutes: v.pipe(v.number(), v.minValue(0), v.maxValue(5_256_000)) })

function merge(
  base: Readonly<Record<string, unknown>>,
  change: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries({ ...base, ...change }).filter(([, value]) => value !== null))
}

function problem(context: Context, status: 400 | 403 | 404 | 422, message: string) {
  return context.json({ error: message }, status)
}

function issueText(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues.map((issue) => `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`).join('; ')
}

function makeToken(instance: Instance, input: v.InferOutput<typeof tokenSchema>): string | undefined {
  const now = instance.now()
  const session = input.sessionId
    ? findSession(instance.db, input.sessionId)
    : (liveSessionsOf(instance.db, input.userId, now).at(-1) ?? startSession(instance, { userId: input.userId }))
  if (session?.user_id !== input.userId) return undefined
  const claims = sessionClaims(instance, session, { lifetime: input.expiresInSeconds })
  if (input.expiresInSeconds !== undefined && input.expiresInSeconds <= 0) {
    // A real token was issued before it expired.
    const exp = claims.exp as number
    Object.assign(claims, { iat: exp - instance.tokenLifetime, nbf: exp - instance.tokenLifetime - 10 })
  }
  return signJwt(instance.key, merge(claims, input.claims), merge({ cat: sessionTokenCategory }, input.header))
}

/** The control API: paths that tests need and Clerk doesn't have. */
export function controlApi(
  instance: Instance,
  options: {
    readonly reset: () => Promise<void>
    readonly env: (framework: Framework) => Record<string, string>
  },
): Hono {
  const app = new Hono()

  app.use('*', async (context, next) => {
    if (!isOwnPage(context.req.raw)) return problem(context, 403, 'Pages of other sites may not control the emulator.')
    return next()
  })

  app.use('*', bodyLimit({ maxSize, onError: (context) => context.json({ error: 'The body is too large.' }, 413) }))

  const read = async <T>(context: Context, schema: v.GenericSchema<unknown, T>): Promise<T | Response> => {
    const value: unknown = await context.req.json().catch(() => undefined)
    const result = v.safeParse(schema, value)
    return result.success ? result.output : problem(context, 422, issueText(result.issues))
  }

  // Lets the command tell an emulator from another server on the port.
  app.get('/about', (context) =>
    context.json({ name: '@account-routes/emulator', url: instance.url, asked: instance.log.asked() }),
  )
  app.get('/env/:framework', (context) => {
    const framework = context.req.param('framework')
    return isFramework(framework)
      ? context.json(options.env(framework))
      : problem(context, 404, unknownFramework(framework))
  })

  app.post('/tokens', async (context) => {
    const input = await read(context, tokenSchema)
    if (input instanceof Response) return input
    if (!findUser(instance.db, input.userId)) return problem(context, 404, `The user ${input.userId} does not exist.`)
    const jwt = makeToken(instance, input)
    return jwt ? context.json({ jwt }) : problem(context, 404, `The user has no session ${input.sessionId}.`)
  })

  app.get('/settings', (context) => context.json(instance.settings))
  app.post('/settings', async (context) => {
    const input = await read(context, settingsSchema)
    if (input instanceof Response) return input
    instance.settings = input
    return context.json(input)
  })

  // Tests cannot wait ten minutes: this moves the verification of a session's factors into the past.
  app.post('/sessions/:id/age', async (context) => {
    const input = await read(context, ageSchema)
    if (input instanceof Response) return input
    const session = findSession(instance.db, context.req.param('id'))
    if (!session) return problem(context, 404, 'The session does not exist.')
    ageFactors(instance.db, session.id, Math.round(input.minutes * 60_000))
    return context.body(null, 204)
  })

  for (const [path, find, owner] of [
    ['/users/:id/subscription', findUser, 'user'],
    ['/organizations/:id/subscription', findOrganization, 'organization'],
  ] as const) {
    app.put(path, async (context) => {
      const input = await read(context, subscriptionInput)
      if (input instanceof Response) return input
      const id = context.req.param('id')
      if (!find(instance.db, id)) return problem(context, 404, `The ${owner} ${id} does not exist.`)
      setSubscription(instance, id, input)
      return context.body(null, 204)
    })
    app.delete(path, (context) => {
      endSubscription(instance, context.req.param('id'))
      return context.body(null, 204)
    })
  }

  app.get('/requests', (context) => context.json(instance.log.all()))
  app.delete('/requests', (context) => {
    instance.log.clear()
    return context.body(null, 204)
  })

  // The emails and texts that Clerk would have sent, the newest first.
  app.get('/messages', (context) =>
    context.json(
      listMessages(instance.db, context.req.query('to')).map((row) => ({
        kind: row.kind,
        to: row.recipient,
        subject: row.subject,
        code: row.code,
        link: row.link,
        at: row.created_at,
      })),
    ),
  )

  app.get('/faults', (context) => context.json(instance.faults.all()))
  app.post('/faults', async (context) => {
    const input = await read(context, faultSchema)
    if (input instanceof Response) return input
    instance.faults.add(input)
    return context.json(input, 201)
  })
  app.delete('/faults', (context) => {
    instance.faults.clear()
    return context.body(null, 204)
  })

  app.get('/webhooks', (context) =>
    context.json(
      (instance.webhooks?.all() ?? []).map((row) => ({
        id: row.id,
        type: row.type,
        status: row.status,
        attempts: row.attempts,
        responseStatus: row.response_status,
        error: row.error,
        at: row.created_at,
        event: JSON.parse(row.body) as unknown,
      })),
    ),
  )
  app.post('/webhooks/:id/resend', (context) =>
    instance.webhooks?.resend(context.req.param('id'))
      ? context.body(null, 204)
      : problem(context, 404, 'The event does not exist.'),
  )

  app.post('/reset', async (context) => {
    await options.reset()
    return context.body(null, 204)
  })

  return app
}
