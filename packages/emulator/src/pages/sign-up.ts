import { Hono } from 'hono'
import { html } from 'hono/html'
import { ClerkError, clerkError } from '../errors.ts'
import type { Instance } from '../instance.ts'
import { maySignUp } from '../model/instance/identifier-lists.ts'
import { acceptInstanceInvitation, invitationOfTicket } from '../model/instance/invitations.ts'
import { createUser } from '../model/users/create-user.ts'
import { createUserInput } from '../model/users/user-input.ts'
import { parse } from '../validation.ts'
import { field, fromFragment, hidden, link, type Origin, originOfQuery, problem, readForm } from './forms.ts'
import { type Markup, page, pageResponse } from './layout.ts'
import { destinationOf, signIn } from './sign-in.ts'
import { targetOf } from './visitor.ts'

const invalid = 'This invitation is no longer valid. You can sign up without it.'

function signUpPage(
  instance: Instance,
  origin: Origin,
  values: Readonly<Record<string, string>> = {},
  error?: string,
): Markup {
  const { ticket = '' } = values
  return page(
    'Sign up',
    html`<h1>Sign up</h1>
<p class="soft">${destinationOf(instance, origin)}</p>
${problem(error)}
<form method="post" action="/sign-up">${hidden(origin, ticket ? { ticket } : {})}
${field({ name: 'first_name', label: 'First name (optional)', autocomplete: 'given-name', value: values.first_name ?? '', optional: true }, undefined)}
${field({ name: 'last_name', label: 'Last name (optional)', autocomplete: 'family-name', value: values.last_name ?? '', optional: true }, undefined)}
${field({ name: 'email_address', label: 'E-mail address', type: 'email', autocomplete: 'email', value: values.email_address ?? '' }, error)}
${field({ name: 'password', label: 'Password', type: 'password', autocomplete: 'new-password' }, error)}
<button class="main">Sign up</button></form>
<p class="foot">Have an account? <a href="${link('/sign-in', origin)}">Sign in</a></p>`,
    { head: fromFragment },
  )
}

/** The sign-up page. The email address counts as verified, since no mail leaves this machine. */
export function signUpPages(instance: Instance): Hono {
  const app = new Hono()
  app.get('/sign-up', (context) => {
    const ticket = context.req.query('__clerk_ticket')
    const invitation = ticket ? invitationOfTicket(instance, ticket) : undefined
    if (ticket && !invitation) return pageResponse(signUpPage(instance, originOfQuery(context), {}, invalid), 422)
    const values = invitation && ticket ? { email_address: invitation.name, ticket } : {}
    return pageResponse(signUpPage(instance, originOfQuery(context), values))
  })
  app.post('/sign-up', async (context) => {
    const form = await readForm(context)
    targetOf(instance, form.redirectUrl)
    const values = {
      first_name: form.field('first_name'),
      last_name: form.field('last_name'),
      email_address: form.field('email_address'),
      ticket: form.field('ticket'),
    }
    const { ticket, ...fields } = values
    const invitation = ticket ? invitationOfTicket(instance, ticket) : undefined
    if (ticket && !invitation) return pageResponse(signUpPage(instance, form, fields, invalid), 422)
    try {
      const input = parse(createUserInput, {
        ...fields,
        // An invitation is for its own address, whatever the form says.
        email_address: [invitation?.name ?? fields.email_address],
        password: form.field('password'),
        public_metadata: invitation?.data.public_metadata,
      })
      if (!invitation && !maySignUp(instance, input.email_address?.[0] ?? '')) throw clerkError('not_allowed_access')
      const user = await createUser(instance, input)
      if (invitation) acceptInstanceInvitation(instance, invitation)
      return signIn(instance, context, form, { userId: user.id, strategy: 'password' })
    } catch (error) {
      if (!(error instanceof ClerkError)) throw error
      return pageResponse(signUpPage(instance, form, values, error.errors[0]?.long_message), 422)
    }
  })
  return app
}
