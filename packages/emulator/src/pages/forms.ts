import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Markup } from './layout.ts'

/** Where a form came from, which every page of a flow hands on. */
export interface Origin {
  readonly redirectUrl: string
  readonly devBrowser: string
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

export const originOfQuery = (context: Context): Origin => ({
  redirectUrl: context.req.query('redirect_url') ?? '',
  devBrowser: context.req.query('__clerk_db_jwt') ?? '',
})

/** The fields of a form that was sent; what is not text is nothing. */
export const readForm = async (context: Context): Promise<Origin & { field(name: string): string }> => {
  const body = await context.req.parseBody()
  const field = (name: string): string => text(body[name])
  return { redirectUrl: field('redirect_url'), devBrowser: field('__clerk_db_jwt'), field }
}

export const hidden = (origin: Origin, more: Readonly<Record<string, string>> = {}): Markup =>
  html`<input type="hidden" name="redirect_url" value="${origin.redirectUrl}">
<input type="hidden" name="__clerk_db_jwt" value="${origin.devBrowser}">
${Object.entries(more).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`

/** What went wrong, said aloud; fields point at it. */
export const problem = (error: string | undefined): Markup | '' =>
  error ? html`<p class="error" id="problem" role="alert">${error}</p>` : ''

interface Field {
  readonly name: string
  readonly label: string
  readonly type?: string
  readonly autocomplete?: string
  readonly inputmode?: string
  readonly value?: string
  readonly optional?: boolean
}

export const field = (
  input: Field,
  error: string | undefined,
): Markup => html`<label for="${input.name}">${input.label}</label>
<input id="${input.name}" name="${input.name}" type="${input.type ?? 'text'}" autocomplete="${input.autocomplete ?? 'off'}" autocapitalize="none" spellcheck="false" value="${input.value ?? ''}"${
  input.inputmode ? html` inputmode="${input.inputmode}"` : ''
}${input.optional ? '' : ' required'}${error ? html` aria-invalid="true" aria-describedby="problem"` : ''}>`

export const link = (path: string, origin: Origin): string => {
  const query = new URLSearchParams()
  if (origin.redirectUrl) query.set('redirect_url', origin.redirectUrl)
  if (origin.devBrowser) query.set('__clerk_db_jwt', origin.devBrowser)
  return query.size > 0 ? `${path}?${query}` : path
}
