import { html } from 'hono/html'
import type { Instance } from '../../instance.ts'
import { countSessions, isLive, listSessions, statusOf } from '../../store/sessions/sessions.ts'
import { findUser } from '../../store/users/users.ts'
import type { Markup } from '../layout.ts'
import { nameOf } from '../sign-in.ts'
import { action, clock, counted, filter, most, none, table, tag } from './parts.ts'

const words: Readonly<Record<string, string>> = { active: 'Active', revoked: 'Revoked', ended: 'Ended' }

export function sessionsTab(instance: Instance, query: string): Markup {
  const now = instance.now()
  const wanted = query.toLowerCase()
  const rows = listSessions(instance.db, {}, { limit: most, offset: 0 }, now)
    .map((session) => {
      const user = findUser(instance.db, session.user_id)
      return { session, name: user ? nameOf(user, undefined) : session.user_id }
    })
    .filter(({ session, name }) => `${session.id} ${session.user_id} ${name}`.toLowerCase().includes(wanted))
    .map(({ session, name }) => {
      const status = statusOf(session, now)
      const state = html`${tag(words[status] ?? status, isLive(session, now) ? 'good' : '')}${session.actor ? tag('Impersonated', 'bad') : ''}`
      const end = isLive(session, now) ? action(`sessions/${session.id}/revoke`, 'End', `the session of ${name}`) : ''
      return [html`<strong>${name}</strong>`, html`<code>${session.id}</code>`, state, clock(session.created_at), end]
    })
  const count = countSessions(instance.db, {}, now)
  return html`<div class="bar">${filter('Filter sessions', query)}<span class="soft">${counted(count, 'session')}</span></div>
<div id="live">${rows.length > 0 ? table({ heads: ['User', 'Session', 'State', 'Since', ''], rows }) : none(query, 'No sessions yet', html`<a href="/sign-in">Sign in</a> to start one.`)}</div>`
}
