import { html } from 'hono/html'
import type { Instance } from '../../instance.ts'
import { imageUrl } from '../../model/users/user-resource.ts'
import { identifiersOf } from '../../store/users/identifiers.ts'
import { countUsers, listUsers } from '../../store/users/user-list.ts'
import type { UserRow } from '../../store/users/users.ts'
import type { Markup } from '../layout.ts'
import { nameOf } from '../sign-in.ts'
import { connectHint } from './connect.ts'
import { action, counted, filter, menu, most, none, table, tag } from './parts.ts'

function emailsOf(instance: Instance, users: readonly UserRow[]): Map<string, string> {
  const primaries = new Set(users.map(({ primary_email_address_id }) => primary_email_address_id))
  const rows = identifiersOf(
    instance.db,
    users.map(({ id }) => id),
  )
  return new Map(rows.filter(({ id }) => primaries.has(id)).map(({ user_id, value }) => [user_id, value]))
}

export function usersTab(instance: Instance, query: string): Markup {
  const filters = query ? { query } : {}
  const order = { column: 'created_at', descending: true } as const
  const users = listUsers(instance.db, filters, order, { limit: most, offset: 0 })
  const emails = emailsOf(instance, users)
  const rows = users.map((user) => {
    const email = emails.get(user.id)
    const name = nameOf(user, email)
    const isLocked = user.locked_until !== null && user.locked_until > instance.now()
    const who = html`<div class="who"><img src="${imageUrl(instance, user)}" alt=""><div><strong>${name}</strong><span class="soft">${email ?? user.username ?? ''}</span></div></div>`
    const state = html`${user.banned ? tag('Banned', 'bad') : ''}${isLocked ? tag('Locked', 'bad') : ''}${user.totp_secret ? tag('Authenticator app') : ''}`
    const signIn = html`<form method="post" action="/sign-in"><input type="hidden" name="user_id" value="${user.id}"><button aria-label="Sign in as ${name}">Sign in</button></form>`
    const path = `users/${user.id}`
    const more = menu(user.id, name, [
      action(`${path}/link`, 'Get a sign-in link', name),
      user.banned ? action(`${path}/unban`, 'Lift ban', name) : action(`${path}/ban`, 'Ban user', name),
      isLocked ? action(`${path}/unlock`, 'Unlock user', name) : action(`${path}/lock`, 'Lock user', name),
      action(`${path}/delete`, 'Delete user', name, 'danger'),
    ])
    return [who, html`<code>${user.id}</code>`, state, html`<div class="acts">${signIn}${more}</div>`]
  })
  const count = countUsers(instance.db, filters)
  return html`${instance.log.asked() === 0 ? connectHint(instance) : ''}
<div class="bar">${filter('Filter users', query)}<span class="soft">${counted(count, 'user')}</span></div>
<div id="live">${rows.length > 0 ? table({ heads: ['User', 'ID', 'State', ''], rows }) : none(query, 'No users yet', 'People appear here once they sign up, or with a seed.')}</div>`
}
