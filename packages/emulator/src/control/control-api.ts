import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import type { Instance } from '../instance.ts'
import { signJwt } from '../keys.ts'
import { startSession } from '../model/sessions/sessions.ts'
import { sessionClaims, sessionTokenCategory } from '../model/sessions/tokens.ts'
import { listMessages } from '../store/messages.ts'
import { ageFactors, findSession, liveSessionsOf } from '../store/sessions/sessions.ts'
import { findUser } from '../store/users/users.ts'
import { faultSchema } from './faults.ts'
import { settingsSchema } from './settings.ts'

const tokenSchema = v.strictObject({
  userId: v.string(),
  /** Default: the user's newest session, or a new one. */
  sessionId: v.optional(v.string()),
  /** Added to the token's own; null takes one away. */
  claims: v.optional(v.record(v.string(), v.unknown()), {}),
  header: v.optional(v.record(v.string(), v.unknown()), {}),
  /** A negative one gives a token that has expired. */
  expiresInSeconds: v.optional(v.pipe(v.number(), v.integer())),
})

const ageSchema = v.strictObject({ minutes: v.pipe(v.number(), v.minValue(0)) })

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
    // Issued before it expired, as a real one was.
    const exp = claims.exp as number
    Object.assign(claims, { iat: exp - instance.tokenLifetime, nbf: exp - instance.tokenLifetime - 10 })
  }
  return signJwt(instance.key, merge(claims, input.claims), merge({ cat: sessionTokenCategory }, input.header))
}

/** What tests steer the emulator by, and what Clerk has no path for. */
export function controlApi(instance: Instance, reset: () => Promise<void>): Hono {
  const app = new Hono()

  app.use('*', async (context, next) => {
    // A page of some other site has no business here, though the port is open to every page.
    if (context.req.header('sec-fetch-site') === 'cross-site') return problem(context, 403, 'Not from another site.')
    return next()
  })

  const read = async <T>(context: Context, schema: v.GenericSchema<unknown, T>): Promise<T | Response> => {
    const value: unknown = await context.req.json().catch(() => undefined)
    const result = v.safeParse(schema, value)
    return result.success ? result.output : problem(context, 422, issueText(result.issues))
  }

  app.post('/tokens', async (context) => {
    const input = await read(context, tokenSchema)
    if (input instanceof Response) return input
    if (!findUser(instance.db, input.userId)) return problem(context, 404, `There is no user ${input.userId}.`)
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

  // Time cannot be waited for: this lets the factors of a session be as old as a test needs.
  app.post('/sessions/:id/age', async (context) => {
    const input = await read(context, ageSchema)
    if (input instanceof Response) return input
    const session = findSession(instance.db, context.req.param('id'))
    if (!session) return problem(context, 404, 'There is no such session.')
    ageFactors(instance.db, session.id, input.minutes * 60_000)
    return context.body(null, 204)
  })

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
      : problem(context, 404, 'There is no such event.'),
  )

  app.post('/reset', async (context) => {
    await reset()
    return context.body(null, 204)
  })

  return app
}
