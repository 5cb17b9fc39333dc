import { html } from 'hono/html'
import type { Half } from '../../control/recorder.ts'
import type { LoggedRequest } from '../../control/request-log.ts'
import type { Instance } from '../../instance.ts'
import type { Markup } from '../layout.ts'
import { action, clock, copyButton, counted, filter, most, none } from './parts.ts'

/** JSON with line breaks; anything else as it is. */
function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

function half(title: string, { headers, body }: Half): Markup {
  return html`<section><h2>${title}</h2>
<dl>${headers.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${body ? html`<pre tabindex="0">${pretty(body)}</pre>${copyButton(body)}` : html`<p class="soft">No text in the body.</p>`}</section>`
}

function details(instance: Instance, entry: LoggedRequest): Markup {
  const exchange = instance.recorder.of(entry)
  const again = html`<form method="post" action="/dashboard/faults"><input type="hidden" name="method" value="${entry.method}"><input type="hidden" name="path" value="${entry.path}"><button>Fail the next one like this</button></form>`
  if (!exchange)
    return html`<div class="exchange"><p class="soft">Headers and bodies are recorded while this page is open. Repeat the request to see them.</p>${again}</div>`
  return html`<div class="exchange">${half('Request', exchange.sent)}${exchange.received ? half('Answer', exchange.received) : ''}${again}</div>`
}

function row(instance: Instance, entry: LoggedRequest, index: number): Markup {
  const { method, path, query, status, at } = entry
  const mood = status === null ? 'soft' : status < 400 ? 'good' : 'bad'
  const ms = instance.recorder.of(entry)?.ms
  return html`<li><details id="request-${index}-${at}"><summary>${clock(at)}<code class="method">${method}</code><code class="path">${path}${query ? html`<span class="soft">?${query}</span>` : ''}</code><span class="soft ms">${ms === undefined ? '' : `${ms.toFixed(ms < 10 ? 1 : 0)} ms`}</span><span class="status ${mood}">${status ?? '…'}</span></summary>${details(instance, entry)}</details></li>`
}

function unsupportedNotice(instance: Instance): Markup | '' {
  if (instance.unsupported.size === 0) return ''
  const items = [...instance.unsupported].map(
    ([what, times]) => html`<li><code>${what}</code>${times > 1 ? ` (${times} times)` : ''}</li>`,
  )
  return html`<div class="error" role="status"><p>The emulator does not support these and answered 501:</p><ul>${items}</ul></div>`
}

export function requestsTab(instance: Instance, query: string): Markup {
  const all = instance.log.all()
  const wanted = query.toLowerCase()
  const found = all
    .map((entry, index) => ({ entry, index }))
    .filter(({ entry }) => `${entry.method} ${entry.path} ${entry.status}`.toLowerCase().includes(wanted))
  const rows = found
    .slice(-most)
    .reverse()
    .map(({ entry, index }) => row(instance, entry, index))
  return html`<div class="bar">${filter('Filter by method, path or status', query)}<button type="button" class="pause" aria-pressed="false" hidden>Pause</button>${action('requests/clear', 'Clear', 'all requests')}</div>
<div id="live">${unsupportedNotice(instance)}${rows.length > 0 ? html`<p class="soft">${counted(found.length, 'request')} to Clerk’s APIs, newest first</p><ul class="requests">${rows}</ul>` : none(query, 'No requests yet', 'They appear here as your app makes them.')}</div>`
}
