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
    'Verify your identity',
    html`<h1>Verify your identity</h1>
<p class="soft">You are signed in as <strong>${nameOf(user, emailOf(instance, user))}</strong>. This action requires a recent sign-in.</p>
${problem(error)}
<form method="post" action="/verify" aria-label="Verify with one click">${hidden(origin, { click: '1' })}<button class="main">Verify with one click</button></form>
${
  user.password_digest
    ? html`<div class="or" aria-hidden="true">or with your password</div>
<form method="post" action="/verify" aria-label="Verify with your password">${hidden(origin)}
${field({ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' }, error)}
${hasSecondFactor(instance, user) ? field({ name: 'code', label: 'Second factor code', autocomplete: 'one-time-code' }, error) : ''}
<button>Confirm</button></form>`
    : ''
}`,
  )
}

async function isVerified(instance: Instance, user: UserRow, password: string, code: string): Promise<boolean> {
  const { password_digest: digest, password_hasher: hasher } = user
  if (!digest || !hasher || !(await verifyPassword({ digest, hasher }, password))) return false
  return !hasSecondFactor(instance, user) || (await checkAnyFactor(instance, user, code))
}

/** The page for reverification, which resets `fva`. */
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
    if (!clicked && !(await isVerified(instance, who.user, form.field('password'), form.field('code')))) {
      return pageResponse(
        verifyPage(instance, who.user, form, 'The password or the code is wrong. Please try again.'),
        422,
      )
    }
    const { id } = who.visitor.session
    touchSession(instance.db, id, instance.now(), { first: true, second: hasSecondFactor(instance, who.user) })
    const visitor = { ...who.visitor, session: findSession(instance.db, id) }
    return sendBack(instance, visitor, target)
  })
  return app
}
