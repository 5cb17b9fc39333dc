import { html } from 'hono/html'
import type { Instance } from '../../instance.ts'
import type { Markup } from '../layout.ts'
import { action, blank, clock, copyButton, counted, filter, most, none } from './parts.ts'

const words = { pending: 'Waiting', delivered: 'Delivered', failed: 'Failed' } as const
const moods = { pending: 'soft', delivered: 'good', failed: 'bad' } as const

export function webhooksTab(instance: Instance, query: string): Markup {
  if (!instance.webhooks)
    return blank(
      'No webhooks',
      html`Start the emulator with <code>--webhook &lt;url&gt;</code> to have them sent to your app.`,
    )
  const wanted = query.toLowerCase()
  const found = instance.webhooks.all().filter(({ type, status }) => `${type} ${status}`.includes(wanted))
  const rows = found
    .slice(-most)
    .reverse()
    .map(({ id, type, body, status, attempts, response_status, error, created_at }) => {
      const answer = response_status ?? error ?? ''
      return html`<li><details id="webhook-${id}"><summary>${clock(created_at)}<code class="path">${type}</code><span class="soft ms">${counted(attempts, 'attempt')}${answer ? `, ${answer}` : ''}</span><span class="status ${moods[status]}">${words[status]}</span></summary>
<div class="exchange"><pre tabindex="0">${JSON.stringify(JSON.parse(body), null, 2)}</pre><div class="acts">${action(`webhooks/${id}/resend`, 'Resend', type)}${copyButton(body)}</div></div></details></li>`
    })
  return html`<div class="bar">${filter('Filter by type or state', query)}<button type="button" class="pause" aria-pressed="false" hidden>Pause</button><span class="soft">${counted(found.length, 'webhook')}</span></div>
<div id="live">${rows.length > 0 ? html`<ul class="requests">${rows}</ul>` : none(query, 'No webhooks yet', 'They are sent as users, sessions and organizations change.')}</div>`
}
