import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Instance } from '../instance.ts'
import { rememberConsent } from '../model/oauth/consents.ts'
import { isScope, scopeDescriptions } from '../model/oauth/scopes.ts'
import { type Markup, page, pageResponse } from '../pages/layout.ts'
import { nameOf } from '../pages/sign-in.ts'
import { findMembership, listMemberships } from '../store/organizations/memberships.ts'
import { findOrganization } from '../store/organizations/organizations.ts'
import { type Authorization, AuthorizationRefused, readAuthorization } from './authorization.ts'
import { grant, type Person, personOf, signInFirst, withRefusals } from './authorize.ts'
import { type Fields, fieldsOf, readForm } from './form.ts'

function organizationChoice(instance: Instance, { user, session }: Person): Markup | '' {
  const order = { column: 'created_at', descending: false }
  const { rows } = listMemberships(instance.db, { user_id: user.id }, order, { limit: 100, offset: 0 })
  if (rows.length === 0) return ''
  const options = rows.map(({ organization_id: id }) => {
    const selected = id === session.last_active_organization_id
    return html`<option value="${id}"${selected ? html` selected` : ''}>${findOrganization(instance.db, id)?.name ?? id}</option>`
  })
  return html`<label for="organization_id">Organization</label>
<select id="organization_id" name="organization_id">${options}</select>`
}

function consentPage(instance: Instance, asked: Authorization, person: Person, fields: Fields): Markup {
  const { application, redirectUri, scopes } = asked
  const inputs = [...fields].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)
  const lines = scopes.filter(isScope).map((scope) => html`<li>${scopeDescriptions[scope]}</li>`)
  return page(
    `Allow ${application.name}?`,
    html`<h1>Allow ${application.name}?</h1>
<p class="soft">You are signed in as ${nameOf(person.user, undefined)}. The result goes to ${redirectUri}.</p>
<p>${application.name} asks for:</p>
<ul>${lines}</ul>
<form method="post" action="/oauth/consent">${inputs}
${scopes.includes('user:org:read') ? organizationChoice(instance, person) : ''}
<button class="main" name="consented" value="true">Allow</button>
<button name="consented" value="false">Deny</button></form>`,
  )
}

/** Shows the page that asks the user, in the emulator's own words. */
export function showConsent(instance: Instance, context: Context): Promise<Response> {
  return withRefusals(() => {
    const fields = fieldsOf(new URL(context.req.url).searchParams)
    const asked = readAuthorization(instance, fields)
    const person = personOf(instance, context, fields)
    return person ? pageResponse(consentPage(instance, asked, person, fields)) : signInFirst(fields)
  })
}

/** Returns the organization for the tokens, of which the user must be a member. */
function organizationOf(instance: Instance, asked: Authorization, person: Person, chosen: string | undefined) {
  if (chosen === undefined) return person.session.last_active_organization_id
  if (!findMembership(instance.db, chosen, person.user.id))
    throw new AuthorizationRefused(asked, 'access_denied', 'The user is not a member of this organization.')
  return chosen
}

/** Ends an authorization request with the user's decision. */
export function decideConsent(instance: Instance, person: Person, fields: Fields): Promise<Response> {
  return withRefusals(() => {
    const asked = readAuthorization(instance, fields)
    if (fields.get('consented') !== 'true')
      throw new AuthorizationRefused(asked, 'access_denied', 'The user has denied access.')
    const organization = organizationOf(instance, asked, person, fields.get('organization_id'))
    rememberConsent(instance, person.user.id, asked.application, asked.scopes)
    return grant(instance, asked, person, organization)
  })
}

/** Takes the decision that the page sends. */
export async function takeConsent(instance: Instance, context: Context): Promise<Response> {
  const fields = await readForm(context.req.raw)
  const person = personOf(instance, context, fields)
  return person ? decideConsent(instance, person, fields) : signInFirst(fields)
}
