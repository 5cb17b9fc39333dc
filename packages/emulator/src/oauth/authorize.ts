import type { Context } from 'hono'
import { traceId } from '../ids.ts'
import type { Instance } from '../instance.ts'
import { createCode } from '../model/oauth/codes.ts'
import { hasConsented } from '../model/oauth/consents.ts'
import { refusal } from '../model/sessions/sign-in.ts'
import { knownSession } from '../pages/visitor.ts'
import type { SessionRow } from '../store/sessions/sessions.ts'
import { findUser, type UserRow } from '../store/users/users.ts'
import { type Authorization, AuthorizationRefused, readAuthorization } from './authorization.ts'
import { type Fields, fieldsOf } from './form.ts'
import { seeOther, sendTo } from './redirect.ts'

/** The user who is signed in on the browser. */
export interface Person {
  readonly user: UserRow
  readonly session: SessionRow
}

export function personOf(instance: Instance, context: Context, fields: Fields): Person | undefined {
  const session = knownSession(instance, context, fields.get('__clerk_db_jwt'))
  const user = session && findUser(instance.db, session.user_id)
  return session && user && !refusal(instance, user) ? { user, session } : undefined
}

/** Leads to a page of the emulator with the request, except for a prompt that this page satisfies. */
function pageFor(path: string, fields: Fields, satisfied: string): string {
  const query = new URLSearchParams([...fields])
  const rest = (fields.get('prompt') ?? '').split(' ').filter((prompt) => prompt && prompt !== satisfied)
  if (rest.length > 0) query.set('prompt', rest.join(' '))
  else query.delete('prompt')
  return `${path}?${query}`
}

export function signInFirst(fields: Fields): Response {
  const back = new URLSearchParams({ redirect_url: pageFor('/oauth/authorize', fields, 'login') })
  const devBrowser = fields.get('__clerk_db_jwt')
  if (devBrowser) back.set('__clerk_db_jwt', devBrowser)
  return seeOther(`/sign-in?${back}`)
}

/** Grants the scopes, and leads to the application with a code. */
export function grant(
  instance: Instance,
  asked: Authorization,
  { user, session }: Person,
  organization: string | null,
): Promise<Response> {
  const { application, scopes, redirectUri, challenge, nonce } = asked
  const code = createCode(
    instance,
    user.id,
    {
      grant: `oag_${traceId()}`,
      application: application.id,
      scopes,
      organization: scopes.includes('user:org:read') ? organization : null,
      session: session.id,
      signedInAt: session.first_factor_at,
      nonce,
    },
    { redirectUri, challenge },
  )
  return sendTo(asked, { code })
}

/** Answers an authorization request of a browser, and leads to the application with any error that it may see. */
export async function withRefusals(run: () => Response | Promise<Response>): Promise<Response> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof AuthorizationRefused)) throw error
    return sendTo(error.destination, { error: error.code, error_description: error.message })
  }
}

function decide(instance: Instance, context: Context, fields: Fields): Response | Promise<Response> {
  const asked = readAuthorization(instance, fields)
  const { application, prompts, scopes } = asked
  const person = prompts.has('login') ? undefined : personOf(instance, context, fields)
  if (!person) {
    if (prompts.has('none')) throw new AuthorizationRefused(asked, 'login_required', 'Nobody is signed in.')
    return signInFirst(fields)
  }
  const isAsked =
    prompts.has('consent') ||
    (application.data.consent_screen_enabled && !hasConsented(instance, person.user.id, application, scopes))
  if (!isAsked) return grant(instance, asked, person, person.session.last_active_organization_id)
  if (prompts.has('none'))
    throw new AuthorizationRefused(asked, 'consent_required', 'The user has not agreed to these scopes.')
  return seeOther(pageFor('/oauth/consent', fields, 'consent'))
}

export function authorize(instance: Instance, context: Context): Promise<Response> {
  return withRefusals(() => decide(instance, context, fieldsOf(new URL(context.req.url).searchParams)))
}
