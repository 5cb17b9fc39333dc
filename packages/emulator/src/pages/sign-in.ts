import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { ClerkError } from '../errors.ts'
import type { Instance } from '../instance.ts'
import { checkAnyFactor, hasSecondFactor } from '../model/factors/mfa.ts'
import { endSession, startSession } from '../model/sessions/sessions.ts'
import { checkCredentials, refusal } from '../model/sessions/sign-in.ts'
import { takeTicket } from '../model/sessions/tickets.ts'
import { changeUser } from '../model/users/change-user.ts'
import { imageUrl } from '../model/users/user-resource.ts'
import { findClient, updateClient } from '../store/sessions/clients.ts'
import { type NewSession, setSessionStatus } from '../store/sessions/sessions.ts'
import { identifiersOf } from '../store/users/identifiers.ts'
import { listUsers } from '../store/users/user-list.ts'
import { findUser, type UserRow } from '../store/users/users.ts'
import { createAttempts } from './attempts.ts'
import { field, fromFragment, hidden, link, type Origin, originOfQuery, problem, readForm } from './forms.ts'
import { type Markup, page, pageResponse } from './layout.ts'
import { sendBack, targetOf, type Visitor, visitorOf } from './visitor.ts'

export function nameOf(user: UserRow, email: string | undefined): string {
  return [user.first_name, user.last_name].filter(Boolean).join(' ') || user.username || email || user.id
}

const maxWrongCodes = 5

function people(instance: Instance): Markup[] {
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

/** The destination of a sign-in, in words. */
export function destinationOf(instance: Instance, origin: Origin): string {
  const target = targetOf(instance, origin.redirectUrl)
  return target.origin === instance.url ? 'to this browser' : `to the app at ${target.host}`
}

function signInPage(instance: Instance, origin: Origin, identifier = '', error?: string): Markup {
  const buttons = people(instance)
  return page(
    'Sign in',
    html`<h1>Sign in</h1>
<p class="soft">${destinationOf(instance, origin)}</p>
${problem(error)}
${
  buttons.length > 0
    ? html`<form method="post" action="/sign-in" aria-label="Sign in with one click">${hidden(origin)}<ul class="people">${buttons}</ul></form>
<div class="or" aria-hidden="true">or with a password</div>`
    : ''
}
<form method="post" action="/sign-in" aria-label="Sign in with a password">${hidden(origin)}
${field({ name: 'identifier', label: 'E-mail address, phone number or username', autocomplete: 'username', value: identifier }, error)}
${field({ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' }, error)}
<button class="main">Sign in</button></form>
<p class="foot">No account? <a href="${link('/sign-up', origin)}">Sign up</a></p>`,
    { head: fromFragment },
  )
}

function codePage(attempt: string, error?: string): Markup {
  return page(
    'Second factor',
    html`<h1>One more step</h1>
<p class="soft">Enter the code from your authenticator app, or one of your backup codes.</p>
${problem(error)}
<form method="post" action="/sign-in/code"><input type="hidden" name="attempt" value="${attempt}">
${field({ name: 'code', label: 'Code', autocomplete: 'one-time-code' }, error)}
<button class="main">Continue</button></form>`,
  )
}

function newPasswordPage(attempt: string, error?: string): Markup {
  return page(
    'New password',
    html`<h1>Choose a new password</h1>
<p class="soft">The old password is marked as compromised and can no longer be used.</p>
${problem(error)}
<form method="post" action="/sign-in/password"><input type="hidden" name="attempt" value="${attempt}">
${field({ name: 'password', label: 'New password', type: 'password', autocomplete: 'new-password' }, error)}
<button class="main">Save and sign in</button></form>`,
  )
}

/** Signs a user in on this browser, and ends a former session on it. */
export function signIn(
  instance: Instance,
  context: Context,
  origin: Origin,
  session: Omit<NewSession, 'clientId'> & { readonly strategy: string },
): Response {
  const target = targetOf(instance, origin.redirectUrl)
  const visitor = visitorOf(instance, context, origin.devBrowser)
  if (visitor.session) setSessionStatus(instance.db, visitor.session.id, 'replaced', instance.now())
  const started = startSession(instance, { ...session, clientId: visitor.client.id })
  const signedIn: Visitor = { client: findClient(instance.db, visitor.client.id) ?? visitor.client, session: started }
  return sendBack(instance, signedIn, target)
}

function signOut(instance: Instance, context: Context): Response {
  const origin = originOfQuery(context)
  const target = targetOf(instance, origin.redirectUrl)
  const visitor = visitorOf(instance, context, origin.devBrowser)
  if (visitor.session) endSession(instance, visitor.session, 'removed')
  updateClient(instance.db, visitor.client.id, { session: null }, instance.now())
  return sendBack(instance, { ...visitor, session: undefined }, target)
}

/** The sign-in and sign-out pages. */
export function signInPages(instance: Instance): Hono {
  const app = new Hono()
  const attempts = createAttempts()

  const gone = (): Promise<Response> => {
    const origin = { redirectUrl: '', devBrowser: '' }
    return pageResponse(signInPage(instance, origin, '', 'This took too long. Please sign in again.'), 422)
  }

  const byTicket = (context: Context, token: string): Response | Promise<Response> => {
    const origin = originOfQuery(context)
    // A refusal must not use up the ticket.
    targetOf(instance, origin.redirectUrl)
    const ticket = takeTicket(instance, token)
    const user = ticket && findUser(instance.db, ticket.user_id)
    const refused = user ? refusal(instance, user) : 'This link is no longer valid.'
    if (!ticket || !user || refused) return pageResponse(signInPage(instance, origin, '', refused), 422)
    return signIn(instance, context, origin, {
      userId: user.id,
      strategy: 'ticket',
      organizationId: ticket.organization_id,
      ...(ticket.actor ? { actor: JSON.parse(ticket.actor) as object } : {}),
      ...(ticket.session_seconds ? { maxSeconds: ticket.session_seconds } : {}),
    })
  }

  app.get('/sign-in', (context) => {
    const ticket = context.req.query('__clerk_ticket')
    return ticket ? byTicket(context, ticket) : pageResponse(signInPage(instance, originOfQuery(context)))
  })

  app.post('/sign-in', async (context) => {
    const form = await readForm(context)
    const [chosen, identifier] = [form.field('user_id'), form.field('identifier')]
    const user = chosen
      ? findUser(instance.db, chosen)
      : await checkCredentials(instance, identifier, form.field('password'))
    const wrong = chosen ? 'This user no longer exists.' : 'The identifier or the password is wrong.'
    const refused = user ? refusal(instance, user) : wrong
    if (!user || refused) return pageResponse(signInPage(instance, form, identifier, refused), 422)
    // One click stands for all factors of the user.
    if (chosen) {
      return signIn(instance, context, form, {
        userId: user.id,
        strategy: 'ticket',
        secondFactor: hasSecondFactor(instance, user),
      })
    }
    const attempt = {
      userId: user.id,
      strategy: 'password',
      redirectUrl: form.redirectUrl,
      devBrowser: form.devBrowser,
    }
    if (user.password_compromised) return pageResponse(newPasswordPage(attempts.start(attempt)))
    if (hasSecondFactor(instance, user)) return pageResponse(codePage(attempts.start(attempt)))
    return signIn(instance, context, form, { userId: user.id, strategy: 'password' })
  })

  app.post('/sign-in/password', async (context) => {
    const form = await readForm(context)
    const key = form.field('attempt')
    const attempt = attempts.find(key)
    if (!attempt || !findUser(instance.db, attempt.userId)) return gone()
    try {
      await changeUser(instance, attempt.userId, { password: form.field('password') })
    } catch (error) {
      if (!(error instanceof ClerkError)) throw error
      return pageResponse(newPasswordPage(key, error.errors[0]?.long_message), 422)
    }
    const user = findUser(instance.db, attempt.userId)
    if (!user) return gone()
    if (hasSecondFactor(instance, user)) return pageResponse(codePage(key))
    attempts.end(key)
    return signIn(instance, context, attempt, { userId: user.id, strategy: attempt.strategy })
  })

  app.post('/sign-in/code', async (context) => {
    const form = await readForm(context)
    const key = form.field('attempt')
    const attempt = attempts.find(key)
    const user = attempt && findUser(instance.db, attempt.userId)
    if (!attempt || !user) return gone()
    if (!(await checkAnyFactor(instance, user, form.field('code')))) {
      attempt.wrongCodes++
      if (attempt.wrongCodes < maxWrongCodes)
        return pageResponse(codePage(key, 'This code is wrong or has expired.'), 422)
      attempts.end(key)
      return gone()
    }
    attempts.end(key)
    const refused = refusal(instance, user)
    if (refused) return pageResponse(signInPage(instance, attempt, '', refused), 422)
    return signIn(instance, context, attempt, { userId: user.id, strategy: attempt.strategy, secondFactor: true })
  })

  app.on(['GET', 'POST'], '/sign-out', (context) => signOut(instance, context))
  return app
}
