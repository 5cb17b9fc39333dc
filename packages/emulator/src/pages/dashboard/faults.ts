import { html } from 'hono/html'
import type { Fault } from '../../control/faults.ts'
import type { Instance } from '../../instance.ts'
import type { Markup } from '../layout.ts'
import { action, blank } from './parts.ts'

const next = { method: '*', path: '/v1/*', times: 1 } as const

/** Faults that the page offers as buttons. */
export const quickFaults: readonly { readonly label: string; readonly fault: Fault }[] = [
  { label: 'Next request: 500', fault: { ...next, status: 500 } },
  { label: 'Next request: 429, try again in 5 s', fault: { ...next, status: 429, retryAfter: 5 } },
  { label: 'Next request: connection reset', fault: { ...next, reset: true } },
  { label: 'Next request: hangs for a minute', fault: { ...next, delayMs: 60_000 } },
  {
    label: 'Next request: HTML instead of JSON',
    fault: { ...next, status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' },
  },
  { label: 'Every DELETE: 503', fault: { method: 'DELETE', path: '/v1/*', status: 503 } },
  { label: 'Everything: 2 s slower', fault: { method: '*', path: '/v1/*', delayMs: 2000 } },
]

function textOf(fault: Fault): Markup {
  const effects = [
    fault.reset ? 'connection reset' : '',
    fault.delayMs ? `after ${fault.delayMs} ms` : '',
    fault.status ? `answers ${fault.status}` : '',
    fault.times ? `${fault.times} more` : 'until it is removed',
  ]
  return html`<code>${fault.method} ${fault.path}</code> <span class="soft">${effects.filter(Boolean).join(', ')}</span>`
}

export function faultsTab(instance: Instance): Markup {
  const active = instance.faults.all()
  const list = html`<ul class="plain lines">${active.map((fault) => html`<li>${textOf(fault)}</li>`)}</ul>${action('faults/clear', 'Remove all', 'faults')}`
  return html`<h2>Add a fault</h2>
<form method="post" action="/dashboard/faults" class="presets">${quickFaults.map(({ label }, index) => html`<button name="fault" value="${index}">${label}</button>`)}</form>
<h2>Active faults</h2>
<div id="live">${active.length > 0 ? list : blank('None', 'Requests are answered as Clerk answers them.')}</div>`
}
