import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { Instance } from '../instance.ts'
import { checkAnyFactor, hasSecondFactor } from '../model/factors/mfa.ts'
import { verifyPassword } from '../model/factors/passwords.ts'
import { findSession, touchSession } from '../store/sessions/sessions.ts'
import { identifiersOf } from '../store/users/identifiers.ts'
import { findUser, type UserRow } from '../store/users/users.ts'
import { field, hidden, link, type Origin, originOfQuery, problem, readForm } from './forms.ts'
import { type Markup, page, pageResponse } from './layout.ts'
import { nameOf } from './sign-in.ts'
import { sendBack, targetOf, type Visitor, visitorOf } from './visitor.ts'

function emailOf(instance: Instance, user: UserRow): string | undefined {
  return identifiersOf(instance.db, [user.id]).find(({ id }) => id === user.primary_email_address_id)?.value
}

function verifyPage(instance: Instance, user: UserRow, origin: Origin, error?: string): Markup {
  return page(
    'Confirm that it is you',
    html`<h1>Confirm that it is you</h1>
<p class="soft">You are signed in as <strong>${nameOf(user, emailOf(instance, user))}</strong>. What you are about to do asks for a fresh proof.</p>
${problem(error)}
<form method="post" action="/verify" aria-label="Confirm with one click">${hidden(origin, { click: '1' })}<button class="main">It is me</button></form>
${
  user.password_digest
    ? html`<div class="or" aria-hidden="true">or with your password</div>
<form method="post" action="/verify" aria-label="Confirm with your password">${hidden(origin)}
${field({ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' }, error)}
${hasSecondFactor(instance, user) ? field({ name: 'code', label: 'Code of your second factor', autocomplete: 'one-time-code' }, error) : ''}
<button>Confirm</button></form>`
    : ''
}`,
  )
}

async function proves(instance: Instance, user: UserRow, password: string, code: string): Promise<boolean> {
  const { password_digest: digest, password_hasher: hasher } = user
  if (!digest || !hasher || !(await verifyPassword({ digest, hasher }, password))) return false
  return !hasSecondFactor(instance, user) || (await checkAnyFactor(instance, user, code))
}

/** The page for step-up: whoever confirms gets `fva` counted from now. */
export function verifyPages(instance: Instance): Hono {
  const app = new Hono()

  const signedIn = (context: Context, origin: Origin): { visitor: Visitor; user: UserRow } | undefined => {
    const visitor = visitorOf(instance, context, origin.devBrowser)
    const user = visitor.session && findUser(instance.db, visitor.session.user_id)
    return user && { visitor, user }
  }

  app.get('/verify', async (context) => {
    const origin = originOfQuery(context)
    const who = signedIn(context, origin)
    return who ? pageResponse(verifyPage(instance, who.user, origin)) : context.redirect(link('/sign-in', origin), 303)
  })

  app.post('/verify', async (context) => {
    const form = await readForm(context)
    const target = targetOf(instance, form.redirectUrl)
    const who = signedIn(context, form)
    if (!who?.visitor.session) return context.redirect(link('/sign-in', form), 303)
    const clicked = form.field('click') === '1'
    if (!clicked && !(await proves(instance, who.user, form.field('password'), form.field('code')))) {
      return pageResponse(verifyPage(instance, who.user, form, 'That is not right. Please try again.'), 422)
    }
    const { id } = who.visitor.session
    touchSession(instance.db, id, instance.now(), { first: true, second: hasSecondFactor(instance, who.user) })
    const visitor = { ...who.visitor, session: findSession(instance.db, id) }
    return sendBack(instance, visitor, target)
  })
  return app
}
