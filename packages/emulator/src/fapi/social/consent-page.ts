import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { safeParse } from 'valibot'
import type { Instance } from '../../instance.ts'
import { field, hidden, problem, readForm } from '../../pages/forms.ts'
import { type Markup, page, pageResponse } from '../../pages/layout.ts'
import { identifiersOf } from '../../store/users/identifiers.ts'
import { listUsers } from '../../store/users/user-list.ts'
import { emailAddress } from '../../validation.ts'
import { providers } from '../environment/providers.ts'
import { isTrustedOrigin } from '../origin.ts'
import type { ExternalProfile } from '../sign-in/state.ts'
import { knownAccounts } from './accounts.ts'
import { arrive } from './arrival.ts'
import { readVisit, type VisitClaims } from './visit.ts'

/** The id at a provider for a new profile, derived from its email address. */
function idFor(provider: string, address: string): string {
  return String(createHash('sha256').update(`${provider}/${address}`).digest().readUIntBE(0, 6))
}

/** Users that the consent page offers: those with an account there, and all others with an email address. */
function candidates(instance: Instance, provider: string): ExternalProfile[] {
  const known = knownAccounts(instance, provider)
  const users = listUsers(instance.db, {}, { column: 'created_at', descending: false }, { limit: 8, offset: 0 })
  const emails = identifiersOf(
    instance.db,
    users.map(({ id }) => id),
  )
  const others = users.flatMap((user) => {
    const address = emails.find(({ id }) => id === user.primary_email_address_id)?.value
    if (!address || known.some(({ emailAddress }) => emailAddress === address)) return []
    const names = { firstName: user.first_name ?? '', lastName: user.last_name ?? '' }
    return [{ provider, providerUserId: idFor(provider, address), emailAddress: address, ...names }]
  })
  return [...known, ...others]
}

function consentPage(instance: Instance, provider: string, state: string, error?: string): Markup {
  const name = providers[provider] ?? provider
  const none = { redirectUrl: '', devBrowser: '' }
  const people = candidates(instance, provider).map(
    (profile) =>
      html`<li><button name="account" value="${JSON.stringify(profile)}"><span><strong>${[profile.firstName, profile.lastName].filter(Boolean).join(' ') || profile.emailAddress}</strong><span>${profile.emailAddress}</span></span></button></li>`,
  )
  return page(
    `Continue with ${name}`,
    html`<h1>Continue with ${name}</h1>
<p class="soft">This page stands for ${name}: nobody is asked elsewhere.</p>
${problem(error)}
<form method="post" aria-label="Choose an account">${hidden(none, { state })}<ul class="people">${people}</ul></form>
<div class="or" aria-hidden="true">or with another account</div>
<form method="post" aria-label="Another account">${hidden(none, { state })}
${field({ name: 'email_address', label: 'Email address', type: 'email', autocomplete: 'email' }, error)}
${field({ name: 'first_name', label: 'First name', optional: true }, undefined)}
${field({ name: 'last_name', label: 'Last name', optional: true }, undefined)}
<button class="main">Allow</button></form>
<form method="post" aria-label="Deny">${hidden(none, { state, deny: '1' })}<button>Deny</button></form>`,
  )
}

function chosen(provider: string, value: string): ExternalProfile | undefined {
  try {
    const profile = JSON.parse(value) as ExternalProfile
    return profile.provider === provider && typeof profile.emailAddress === 'string' ? profile : undefined
  } catch {
    return undefined
  }
}

function entered(provider: string, form: { field(name: string): string }): ExternalProfile | undefined {
  const address = safeParse(emailAddress, form.field('email_address'))
  if (!address.success) return undefined
  return {
    provider,
    providerUserId: idFor(provider, address.output),
    emailAddress: address.output,
    firstName: form.field('first_name'),
    lastName: form.field('last_name'),
  }
}

/** Consent pages that stand in for social providers. */
export function consentPages(instance: Instance): Hono {
  const app = new Hono()
  const over = (): Promise<Response> =>
    pageResponse(page('Too late', html`<h1>This took too long</h1><p>Go back to the app and start again.</p>`), 422)

  const goOn = async (visit: VisitClaims, profile: ExternalProfile | undefined): Promise<Response> => {
    const target = await arrive(instance, visit, profile)
    if (!target || !isTrustedOrigin(instance, target)) return over()
    return new Response(null, { status: 303, headers: { location: target, 'cache-control': 'no-store' } })
  }

  app.get('/providers/:provider', (context: Context) => {
    const state = context.req.query('state') ?? ''
    const visit = readVisit(instance, state)
    return visit ? pageResponse(consentPage(instance, visit.provider, state)) : over()
  })

  app.post('/providers/:provider', async (context: Context) => {
    const form = await readForm(context)
    const state = form.field('state')
    const visit = readVisit(instance, state)
    if (!visit) return over()
    if (form.field('deny')) return goOn(visit, undefined)
    const profile = chosen(visit.provider, form.field('account')) ?? entered(visit.provider, form)
    if (!profile) return pageResponse(consentPage(instance, visit.provider, state, 'Enter an email address.'), 422)
    return goOn(visit, profile)
  })
  return app
}
