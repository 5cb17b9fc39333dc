import { html, raw } from 'hono/html'
import type { Markup } from '../layout.ts'

/** Rows that a tab shows at most. */
export const most = 100

export function clock(time: number): Markup {
  const iso = new Date(time).toISOString()
  return html`<time datetime="${iso}" title="${iso}">${iso.slice(11, 19)}</time>`
}

/** A button that changes something by a form of its own. */
export function action(path: string, label: string, about: string, kind = ''): Markup {
  return html`<form method="post" action="/dashboard/${path}"><button class="${kind}" aria-label="${label}: ${about}">${label}</button></form>`
}

const dots = raw(
  '<svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="3" cy="8" r="1.4"/><circle cx="8" cy="8" r="1.4"/><circle cx="13" cy="8" r="1.4"/></svg>',
)

/** Actions on a row behind one button. */
export function menu(id: string, about: string, actions: readonly Markup[]): Markup {
  return html`<details class="menu" id="menu-${id}" name="menu"><summary aria-label="Actions for ${about}">${dots}</summary><div>${actions}</div></details>`
}

export function copyButton(text: string, label = 'Copy'): Markup {
  return html`<button type="button" class="copy" data-copy="${text}">${label}</button>`
}

interface Table {
  readonly heads: readonly string[]
  readonly rows: readonly (readonly (Markup | string)[])[]
}

/** A table that becomes cards on a narrow screen, where each value has its head beside it. */
export function table({ heads, rows }: Table): Markup {
  return html`<table class="cards"><thead><tr>${heads.map((head) => (head ? html`<th scope="col">${head}</th>` : html`<td></td>`))}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${cells.map((cell, index) => html`<td data-head="${heads[index] ?? ''}">${cell}</td>`)}</tr>`)}</tbody></table>`
}

export function blank(title: string, hint: Markup | string = ''): Markup {
  return html`<div class="blank"><p class="title">${title}</p><p class="soft">${hint}</p></div>`
}

/** The text of a list that a filter left empty, or that is empty by itself. */
export const none = (query: string, title: string, hint: Markup | string): Markup =>
  query ? blank('Nothing matches', html`<a href="?">Clear the filter</a>`) : blank(title, hint)

/** A search field, which works without JavaScript. */
export function filter(label: string, query: string): Markup {
  return html`<form class="filter" role="search"><input name="query" type="search" value="${query}" placeholder="${label}" aria-label="${label}"></form>`
}

export const tag = (text: string, kind = ''): Markup => html`<span class="tag ${kind}">${text}</span> `

/** "1 user", "2 users". */
export const counted = (count: number, one: string): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : `${one}s`}`
