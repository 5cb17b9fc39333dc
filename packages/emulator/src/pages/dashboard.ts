import { type Context, Hono } from 'hono'
import { html, raw } from 'hono/html'
import type { Fault } from '../control/faults.ts'
import { ClerkError } from '../errors.ts'
import type { Instance } from '../instance.ts'
import { endSession, needSession } from '../model/sessions/sessions.ts'
import { imageUrl } from '../model/users/user-resource.ts'
import { removeUser, setBanned, setLocked } from '../model/users/users.ts'
import { countSessions, isLive, listSessions, statusOf } from '../store/sessions/sessions.ts'
import { identifiersOf } from '../store/users/identifiers.ts'
import { countUsers, listUsers } from '../store/users/user-list.ts'
import { findUser, type UserRow } from '../store/users/users.ts'
import { type Markup, page, pageResponse } from './layout.ts'
import { nameOf } from './sign-in.ts'

const shown = { users: 25, sessions: 15, requests: 40, events: 15 }

/** Faults that the page offers as buttons. */
const quickFaults: readonly { readonly label: string; readonly fault: Fault }[] = [
  { label: 'Next request: 500', fault: { method: '*', path: '/v1/*', status: 500, times: 1 } },
  {
    label: 'Next request: 429, try again in 5 s',
    fault: { method: '*', path: '/v1/*', status: 429, retryAfter: 5, times: 1 },
  },
  { label: 'Next request: connection reset', fault: { method: '*', path: '/v1/*', reset: true, times: 1 } },
  { label: 'Next request: hangs for a minute', fault: { method: '*', path: '/v1/*', delayMs: 60_000, times: 1 } },
  {
    label: 'Next request: HTML instead of JSON',
    fault: {
      method: '*',
      path: '/v1/*',
      status: 502,
      contentType: 'text/html',
      body: '<h1>Bad gateway</h1>',
      times: 1,
    },
  },
  { label: 'Every DELETE: 503', fault: { method: 'DELETE', path: '/v1/*', status: 503 } },
  { label: 'Everything: 2 s slower', fault: { method: '*', path: '/v1/*', delayMs: 2000 } },
]

function clock(time: number): Markup {
  return html`<time datetime="${new Date(time).toISOString()}">${new Date(time).toISOString().slice(11, 19)}</time>`
}

function action(path: string, label: string, about: string): Markup {
  return html`<form method="post" action="/dashboard/${path}"><button aria-label="${label} ${about}">${label}</button></form>`
}

function emailsOf(instance: Instance, users: readonly UserRow[]): Map<string, string> {
  const primaries = new Set(users.map(({ primary_email_address_id }) => primary_email_address_id))
  const rows = identifiersOf(
    instance.db,
    users.map(({ id }) => id),
  )
  return new Map(rows.filter(({ id }) => primaries.has(id)).map(({ user_id, value }) => [user_id, value]))
}

function flags(instance: Instance, user: UserRow): Markup[] {
  return [
    ...(user.banned ? [html`<span class="tag bad">banned</span> `] : []),
    ...(user.locked_until && user.locked_until > instance.now() ? [html`<span class="tag bad">locked</span> `] : []),
    ...(user.totp_secret ? [html`<span class="tag good">TOTP</span> `] : []),
  ]
}

function usersSection(instance: Instance, query: string): Markup {
  const filters = query ? { query } : {}
  const users = listUsers(
    instance.db,
    filters,
    { column: 'created_at', descending: true },
    { limit: shown.users, offset: 0 },
  )
  const emails = emailsOf(instance, users)
  const rows = users.map((user) => {
    const name = nameOf(user, emails.get(user.id))
    const locked = user.locked_until !== null && user.locked_until > instance.now()
    return html`<tr><td><img src="${imageUrl(instance, user)}" alt=""></td>
<th scope="row">${name}<br><code>${user.id}</code></th><td>${emails.get(user.id) ?? ''}</td><td>${flags(instance, user)}</td>
<td><div class="actions">${user.banned ? action(`users/${user.id}/unban`, 'Unban', name) : action(`users/${user.id}/ban`, 'Ban', name)}
${locked ? action(`users/${user.id}/unlock`, 'Unlock', name) : action(`users/${user.id}/lock`, 'Lock', name)}
${action(`users/${user.id}/delete`, 'Delete', name)}</div></td></tr>`
  })
  return html`<section aria-labelledby="users"><h2 id="users">Users (${countUsers(instance.db, filters)})</h2>
<form class="row" role="search"><label for="query">Search</label><input id="query" name="query" type="search" value="${query}"><button>Search</button></form>
<div class="scroll" tabindex="0"><table><thead><tr><td></td><th scope="col">Name</th><th scope="col">E-mail</th><th scope="col">State</th><th scope="col">Actions</th></tr></thead>
<tbody>${rows}</tbody></table></div></section>`
}

function sessionsSection(instance: Instance): Markup {
  const now = instance.now()
  const sessions = listSessions(instance.db, {}, { limit: shown.sessions, offset: 0 }, now)
  const rows = sessions.map((session) => {
    const user = findUser(instance.db, session.user_id)
    return html`<tr><th scope="row"><code>${session.id}</code></th><td>${user ? nameOf(user, undefined) : session.user_id}</td>
<td>${statusOf(session, now)}${session.actor ? ' (impersonated)' : ''}</td><td>${clock(session.created_at)}</td>
<td>${isLive(session, now) ? action(`sessions/${session.id}/revoke`, 'Revoke', session.id) : ''}</td></tr>`
  })
  return html`<section aria-labelledby="sessions"><h2 id="sessions">Sessions (${countSessions(instance.db, {}, now)})</h2>
<div class="scroll" tabindex="0"><table><thead><tr><th scope="col">Session</th><th scope="col">User</th><th scope="col">Status</th><th scope="col">Since</th><td></td></tr></thead>
<tbody>${rows}</tbody></table></div></section>`
}

function requestTable(instance: Instance): Markup {
  const rows = instance.log
    .all()
    .slice(-shown.requests)
    .reverse()
    .map(({ method, path, query, status, at }) => {
      const mood = status === null ? '' : status < 400 ? 'good' : 'bad'
      return html`<tr><td>${clock(at)}</td><td><code>${method}</code></td><td><code>${path}${query ? `?${query}` : ''}</code></td><td class="${mood}">${status ?? '…'}</td></tr>`
    })
  return html`${unsupportedNotice(instance)}<div class="scroll" tabindex="0"><table><thead><tr><th scope="col">At</th><th scope="col">Method</th><th scope="col">Path</th><th scope="col">Status</th></tr></thead>
<tbody>${rows.length > 0 ? rows : html`<tr><td colspan="4" class="soft">Nothing yet.</td></tr>`}</tbody></table></div>`
}

function unsupportedNotice(instance: Instance): Markup | '' {
  if (instance.unsupported.size === 0) return ''
  const items = [...instance.unsupported].map(
    ([what, times]) => html`<li><code>${what}</code>${times > 1 ? ` (${times} times)` : ''}</li>`,
  )
  return html`<div class="error" role="status"><p>The emulator does not support these and answered 501:</p><ul>${items}</ul></div>`
}

function requestsSection(instance: Instance): Markup {
  return html`<section aria-labelledby="requests"><h2 id="requests">Requests to the Backend API, live</h2>
<div id="live">${requestTable(instance)}</div></section>`
}

function faultText(fault: Fault): string {
  return [
    `${fault.method} ${fault.path}`,
    fault.reset ? 'reset' : '',
    fault.delayMs ? `after ${fault.delayMs} ms` : '',
    fault.status ? String(fault.status) : '',
    fault.times ? `${fault.times} more` : 'until it is removed',
  ]
    .filter(Boolean)
    .join(', ')
}

function faultsSection(instance: Instance): Markup {
  const active = instance.faults.all()
  return html`<section aria-labelledby="faults"><h2 id="faults">Faults</h2>
<form method="post" action="/dashboard/faults" class="row">${quickFaults.map(({ label }, index) => html`<button name="fault" value="${index}">${label}</button>`)}</form>
${
  active.length > 0
    ? html`<ul>${active.map((fault) => html`<li>${faultText(fault)}</li>`)}</ul>${action('faults/clear', 'Remove', 'all faults')}`
    : html`<p class="soft">None.</p>`
}</section>`
}

function webhooksSection(instance: Instance): Markup | '' {
  if (!instance.webhooks) return ''
  const rows = instance.webhooks
    .all()
    .slice(-shown.events)
    .reverse()
    .map(
      (row) => html`<tr><td>${clock(row.created_at)}</td><td><code>${row.type}</code></td>
<td class="${row.status === 'delivered' ? 'good' : row.status === 'failed' ? 'bad' : ''}">${row.status}, ${row.attempts} ${row.attempts === 1 ? 'attempt' : 'attempts'}</td>
<td>${row.response_status ?? row.error ?? ''}</td><td>${action(`webhooks/${row.id}/resend`, 'Resend', row.type)}</td></tr>`,
    )
  return html`<section aria-labelledby="webhooks"><h2 id="webhooks">Webhooks</h2>
<div class="scroll" tabindex="0"><table><thead><tr><th scope="col">At</th><th scope="col">Event</th><th scope="col">State</th><th scope="col">Answer</th><td></td></tr></thead><tbody>${rows}</tbody></table></div></section>`
}

/** Refreshes the requests every second. The page works without it. */
const script = raw(`<script>
const live = document.getElementById('live')
setInterval(async () => {
  if (document.hidden) return
  const response = await fetch('/dashboard/requests').catch(() => undefined)
  if (response?.ok) live.innerHTML = await response.text()
}, 1000)
</script>`)

function dashboard(instance: Instance, query: string): Markup {
  return page(
    'Overview',
    html`<h1>Clerk emulator</h1>
<p class="soft">${instance.production ? 'Production' : 'Development'} instance at <code>${instance.url}</code>, publishable key <code>${instance.publishableKey}</code></p>
<p class="row"><a class="button" href="/sign-in">Sign in</a> <a class="button" href="/sign-out">Sign out</a> <a class="button" href="/messages">Messages</a></p>
${requestsSection(instance)}${faultsSection(instance)}${usersSection(instance, query)}${sessionsSection(instance)}${webhooksSection(instance)}${script}`,
    { wide: true },
  )
}

/** The overview at `/`, with buttons for the most common actions. */
export function dashboardPages(instance: Instance): Hono {
  const app = new Hono()
  app.get('/', (context) => pageResponse(dashboard(instance, context.req.query('query') ?? '')))
  app.get('/dashboard/requests', async (context) => context.html(requestTable(instance)))

  const act = (path: string, work: (context: Context) => unknown): void => {
    app.post(path, async (context) => {
      try {
        await work(context)
      } catch (error) {
        // The resource is gone already, which the page will show.
        if (!(error instanceof ClerkError)) throw error
      }
      return context.redirect('/', 303)
    })
  }
  const id = (context: Context): string => context.req.param('id') ?? ''

  act('/dashboard/users/:id/ban', (context) => setBanned(instance, id(context), true))
  act('/dashboard/users/:id/unban', (context) => setBanned(instance, id(context), false))
  act('/dashboard/users/:id/lock', (context) => setLocked(instance, id(context), true))
  act('/dashboard/users/:id/unlock', (context) => setLocked(instance, id(context), false))
  act('/dashboard/users/:id/delete', (context) => removeUser(instance, id(context)))
  act('/dashboard/sessions/:id/revoke', (context) =>
    endSession(instance, needSession(instance, id(context)), 'revoked'),
  )
  act('/dashboard/webhooks/:id/resend', (context) => instance.webhooks?.resend(id(context)))
  act('/dashboard/faults/clear', () => instance.faults.clear())
  act('/dashboard/faults', async (context) => {
    const { fault } = await context.req.parseBody()
    const chosen = quickFaults[Number(fault)]
    if (chosen) instance.faults.add(chosen.fault)
  })
  return app
}
