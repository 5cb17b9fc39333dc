import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { Instance } from '../instance.ts'
import { endSession, startSession } from '../model/sessions.ts'
import { checkCredentials, refusal } from '../model/sign-in.ts'
import { imageUrl } from '../model/user-resource.ts'
import { findClient, setSessionStatus, updateClient } from '../store/sessions.ts'
import { listUsers } from '../store/user-list.ts'
import { findUser, identifiersOf, type UserRow } from '../store/users.ts'
import { type Markup, page, pageResponse } from './layout.ts'
import { sendBack, targetOf, type Visitor, visitorOf } from './visitor.ts'

interface Form {
  readonly redirectUrl: string
  readonly devBrowser: string
  readonly identifier?: string
  readonly error?: string
}

const hidden = (form: Form): Markup => html`<input type="hidden" name="redirect_url" value="${form.redirectUrl}">
<input type="hidden" name="__clerk_db_jwt" value="${form.devBrowser}">`

const nameOf = (user: UserRow, email: string | undefined): string =>
  [user.first_name, user.last_name].filter(Boolean).join(' ') || user.username || email || user.id

const people = (instance: Instance): Markup[] => {
  const users = listUsers(instance.db, {}, { column: 'created_at', descending: false }, { limit: 12, offset: 0 })
  const identifiers = identifiersOf(
    instance.db,
    users.map(({ id }) => id),
  )
  return users.map((user) => {
    const email = identifiers.find(({ id }) => id === user.primary_email_address_id)?.value
    return html`<li><button name="user_id" value="${user.id}"><img src="${imageUrl(instance, user)}" alt=""><span><strong>${nameOf(user, email)}</strong><span>${email ?? user.id}</span></span></button></li>`
  })
}

const signInPage = (instance: Instance, form: Form): Markup => {
  const buttons = people(instance)
  const invalid = form.error ? html` aria-invalid="true" aria-describedby="problem"` : ''
  return page(
    'Sign in',
    html`<h1>Sign in</h1>
<p class="soft">to the app that sent you here</p>
${form.error ? html`<p class="error" id="problem" role="alert">${form.error}</p>` : ''}
${
  buttons.length > 0
    ? html`<form method="post" action="/sign-in" aria-label="Sign in with one click">${hidden(form)}<ul class="people">${buttons}</ul></form>
<div class="or" aria-hidden="true">or with a password</div>`
    : ''
}
<form method="post" action="/sign-in" aria-label="Sign in with a password">${hidden(form)}
<label for="identifier">E-mail address, phone number or username</label>
<input id="identifier" name="identifier" autocomplete="username" autocapitalize="none" spellcheck="false" required value="${form.identifier ?? ''}"${invalid}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required${invalid}>
<button class="main">Sign in</button></form>`,
  )
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Makes this browser the user's; whoever was signed in here before is not any more. */
const signIn = (
  instance: Instance,
  visitor: Visitor,
  userId: string,
  strategy: string,
  secondFactor: boolean,
): Visitor => {
  if (visitor.session) setSessionStatus(instance.db, visitor.session.id, 'replaced', instance.now())
  const session = startSession(instance, { userId, clientId: visitor.client.id, strategy, secondFactor })
  return { client: findClient(instance.db, visitor.client.id) ?? visitor.client, session }
}

const post = async (instance: Instance, context: Context): Promise<Response> => {
  const body = await context.req.parseBody()
  const form: Form = {
    redirectUrl: text(body.redirect_url),
    devBrowser: text(body.__clerk_db_jwt),
    identifier: text(body.identifier),
  }
  const fail = (error: string) => pageResponse(signInPage(instance, { ...form, error }), 422)
  const chosen = text(body.user_id)
  const user = chosen
    ? findUser(instance.db, chosen)
    : await checkCredentials(instance, form.identifier ?? '', text(body.password))
  if (!user) return fail(chosen ? 'This user is gone.' : 'The name and the password do not belong together.')
  const refused = refusal(instance, user)
  if (refused) return fail(refused)
  const visitor = visitorOf(instance, context, form.devBrowser)
  const signedIn = signIn(instance, visitor, user.id, chosen ? 'ticket' : 'password', false)
  return sendBack(instance, signedIn, targetOf(instance, form.redirectUrl))
}

const signOut = (instance: Instance, context: Context): Response => {
  const visitor = visitorOf(instance, context, context.req.query('__clerk_db_jwt'))
  if (visitor.session) endSession(instance, visitor.session, 'removed')
  updateClient(instance.db, visitor.client.id, { session: null }, instance.now())
  return sendBack(instance, { ...visitor, session: undefined }, targetOf(instance, context.req.query('redirect_url')))
}

/** The pages a person signs in and out on. */
export const signInPages = (instance: Instance): Hono => {
  const app = new Hono()
  app.get('/sign-in', (context) =>
    pageResponse(
      signInPage(instance, {
        redirectUrl: context.req.query('redirect_url') ?? '',
        devBrowser: context.req.query('__clerk_db_jwt') ?? '',
      }),
    ),
  )
  app.post('/sign-in', (context) => post(instance, context))
  app.on(['GET', 'POST'], '/sign-out', (context) => signOut(instance, context))
  return app
}
