import { html } from 'hono/html'
import type { Instance } from '../../instance.ts'
import { listMemberships } from '../../store/organizations/memberships.ts'
import { listOrganizations } from '../../store/organizations/organizations.ts'
import { findUser } from '../../store/users/users.ts'
import type { Markup } from '../layout.ts'
import { nameOf } from '../sign-in.ts'
import { counted, filter, most, none, table } from './parts.ts'

/** Members that a row names. */
const named = 5
const newest = { column: 'created_at', descending: true } as const

export function organizationsTab(instance: Instance, query: string): Markup {
  const page = { limit: most, offset: 0 }
  const found = listOrganizations(instance.db, { query: query || undefined }, newest, page)
  const rows = found.rows.map((organization) => {
    const members = listMemberships(instance.db, { organization_id: organization.id }, newest, {
      limit: named,
      offset: 0,
    })
    const names = members.rows.map(({ user_id, role }) => {
      const user = findUser(instance.db, user_id)
      return html`<li>${user ? nameOf(user, undefined) : user_id} <span class="soft">${role.replace(/^org:/, '')}</span></li>`
    })
    const rest = members.total - names.length
    return [
      html`<strong>${organization.name}</strong>`,
      html`<code>${organization.id}</code>`,
      html`<ul class="plain">${names}${rest > 0 ? html`<li class="soft">and ${rest} more</li>` : ''}</ul>`,
    ]
  })
  return html`<div class="bar">${filter('Filter organizations', query)}<span class="soft">${counted(found.total, 'organization')}</span></div>
<div id="live">${rows.length > 0 ? table({ heads: ['Organization', 'ID', 'Members'], rows }) : none(query, 'No organizations yet', 'Your app creates them through Clerk’s API or components, and a seed can bring some.')}</div>`
}
