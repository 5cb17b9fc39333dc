import { html } from 'hono/html'
import type { Instance } from '../../instance.ts'
import type { Markup } from '../layout.ts'
import { style } from '../style.ts'
import { faultsTab } from './faults.ts'
import { messagesTab } from './messages.ts'
import { organizationsTab } from './organizations.ts'
import { requestsTab } from './requests.ts'
import { script } from './script.ts'
import { sessionsTab } from './sessions.ts'
import { settingsTab } from './settings.ts'
import { dashboardStyle } from './style.ts'
import { usersTab } from './users.ts'
import { webhooksTab } from './webhooks.ts'

export interface Tab {
  readonly title: string
  readonly path: string
  show(instance: Instance, query: string): Markup
}

/** Most have a path below `/dashboard/`, which Clerk doesn't use and which doesn't count as a request of an app. */
export const tabs: readonly Tab[] = [
  { title: 'Users', path: '/', show: usersTab },
  { title: 'Sessions', path: '/dashboard/sessions', show: sessionsTab },
  { title: 'Organizations', path: '/dashboard/organizations', show: organizationsTab },
  { title: 'Requests', path: '/dashboard/requests', show: requestsTab },
  { title: 'Messages', path: '/dashboard/messages', show: messagesTab },
  { title: 'Webhooks', path: '/dashboard/webhooks', show: webhooksTab },
  { title: 'Faults', path: '/dashboard/faults', show: faultsTab },
  { title: 'Settings', path: '/dashboard/settings', show: settingsTab },
]

/** A page of the dashboard. */
export function shell(instance: Instance, tab: Tab, main: Markup): Markup {
  const links = tabs.map(
    (each) => html`<a href="${each.path}"${each === tab ? html` aria-current="page"` : ''}>${each.title}</a>`,
  )
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${tab.title} – Clerk emulator</title>
<link rel="icon" href="data:,">
<style>${style}${dashboardStyle}</style>
</head>
<body class="dashboard">
<div class="head"><header class="top"><a class="brand" href="/">Clerk emulator</a><code class="soft">${instance.url}</code><a href="/sign-in">Sign in</a><a href="/sign-out">Sign out</a></header>
<nav aria-label="Tabs">${links}</nav></div>
<main><h1 class="unseen">${tab.title}</h1>${main}</main>
${script}
</body>
</html>`
}
