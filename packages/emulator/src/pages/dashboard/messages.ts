import { html } from 'hono/html'
import type { Instance } from '../../instance.ts'
import { listMessages } from '../../store/messages.ts'
import type { Markup } from '../layout.ts'
import { clock, copyButton, counted, filter, none } from './parts.ts'

/** Emails and texts that Clerk would have sent, newest first. */
export function messagesTab(instance: Instance, query: string): Markup {
  const wanted = query.toLowerCase()
  const found = listMessages(instance.db).filter(({ recipient, subject }) =>
    `${recipient} ${subject}`.toLowerCase().includes(wanted),
  )
  const messages = found.map(({ kind, recipient, subject, code, link, created_at }) => {
    const isText = kind === 'sms'
    return html`<li class="message ${isText ? 'text' : 'mail'}"><header><span class="tag">${isText ? 'Text' : 'Email'}</span><strong>${recipient}</strong>${clock(created_at)}</header>
<div class="letter"><p>${subject}</p>${code ? html`<p class="code"><code>${code}</code>${copyButton(code, 'Copy code')}</p>` : ''}${link ? html`<p><a class="button" href="${link}">Open the link</a></p>` : ''}</div></li>`
  })
  return html`<div class="bar">${filter('Filter by recipient or subject', query)}<span class="soft">${counted(found.length, 'message')}</span></div>
<div id="live">${messages.length > 0 ? html`<ul class="messages">${messages}</ul>` : none(query, 'No messages yet', 'Emails and texts that Clerk would have sent appear here. Every code is 424242.')}</div>`
}
