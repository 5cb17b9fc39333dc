import { Hono } from 'hono'
import { html, raw } from 'hono/html'
import type { Instance } from '../instance.ts'
import { listMessages, type MessageRow } from '../store/messages.ts'
import { type Markup, page, pageResponse } from './layout.ts'

function content(row: MessageRow): Markup {
  if (row.code) return html`<strong><code>${row.code}</code></strong>`
  return row.link ? html`<a href="${row.link}">Open the link</a>` : html``
}

function rows(instance: Instance): Markup {
  const messages = listMessages(instance.db).map((row) => {
    const at = new Date(row.created_at).toISOString()
    return html`<tr><td><time datetime="${at}">${at.slice(11, 19)}</time></td><td>${row.kind === 'sms' ? 'Text' : 'Email'}</td><th scope="row">${row.recipient}</th><td>${row.subject}</td><td>${content(row)}</td></tr>`
  })
  return html`${messages.length > 0 ? messages : html`<tr><td colspan="5" class="soft">Nothing yet.</td></tr>`}`
}

/** Refreshes the messages. The page works without it. */
const script = raw(`<script>
const live = document.getElementById('live')
setInterval(async () => {
  if (document.hidden) return
  const response = await fetch('/messages/rows').catch(() => undefined)
  const text = response?.ok ? await response.text() : live.innerHTML
  if (text !== live.dataset.shown) live.innerHTML = live.dataset.shown = text
}, 1000)
</script>`)

/** The messages page: emails and text messages that Clerk would have sent, newest first. */
export function messagePages(instance: Instance): Hono {
  const app = new Hono()
  app.get('/messages', () =>
    pageResponse(
      page(
        'Messages',
        html`<h1>Messages</h1>
<p class="soft">Emails and texts that Clerk would have sent. Every code is 424242. <a href="/">Overview</a></p>
<div class="scroll" tabindex="0"><table><thead><tr><th scope="col">At</th><th scope="col">Kind</th><th scope="col">To</th><th scope="col">Subject</th><th scope="col">Code or link</th></tr></thead>
<tbody id="live">${rows(instance)}</tbody></table></div>${script}`,
        { wide: true },
      ),
    ),
  )
  app.get('/messages/rows', async (context) => context.html(rows(instance)))
  return app
}
