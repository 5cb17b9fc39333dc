import type { Context } from 'hono'
import { html, raw } from 'hono/html'
import { clerkError } from '../errors.ts'
import type { Markup } from './layout.ts'

/** The origin of a flow, which each of its pages passes on. */
export interface Origin {
  readonly redirectUrl: string
  readonly devBrowser: string
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Reads the address to return to in clerk-js's order: what the app forces, where the flow began, the app's fallback. */
export function originOfQuery(context: Context): Origin {
  const flow = context.req.path.startsWith('/sign-up') ? 'sign_up' : 'sign_in'
  const names = [`${flow}_force_redirect_url`, 'redirect_url', `${flow}_fallback_redirect_url`]
  return {
    redirectUrl: names.map((name) => context.req.query(name)).find(Boolean) ?? '',
    devBrowser: context.req.query('__clerk_db_jwt') ?? '',
  }
}

/** Moves parameters to where the server sees them: clerk-js puts them behind `#/`, as for its own components. */
export const fromFragment: Markup = html`${raw(`<script>
const at = location.hash.indexOf('?')
if (at > 0) {
  const query = new URLSearchParams(location.search)
  for (const [name, value] of new URLSearchParams(location.hash.slice(at))) query.set(name, value)
  location.replace(location.pathname + '?' + query)
}
</script>`)}`

/** The fields of a submitted form. */
export const fieldsIn = (context: Context): Promise<Readonly<Record<string, unknown>>> =>
  context.req.parseBody().catch(() => {
    throw clerkError('request_body_invalid', 'it is not a form')
  })

/** Reads a submitted form. Fields that are not text count as empty. */
export async function readForm(context: Context): Promise<Origin & { field(name: string): string }> {
  const body = await fieldsIn(context)
  const field = (name: string): string => text(body[name])
  return { redirectUrl: field('redirect_url'), devBrowser: field('__clerk_db_jwt'), field }
}

export function hidden(origin: Origin, more: Readonly<Record<string, string>> = {}): Markup {
  return html`<input type="hidden" name="redirect_url" value="${origin.redirectUrl}">
<input type="hidden" name="__clerk_db_jwt" value="${origin.devBrowser}">
${Object.entries(more).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`
}

/** An error message, announced by screen readers and referenced by its fields. */
export function problem(error: string | undefined): Markup | '' {
  return error ? html`<p class="error" id="problem" role="alert">${error}</p>` : ''
}

interface Field {
  readonly name: string
  readonly label: string
  readonly type?: string
  readonly autocomplete?: string
  readonly inputmode?: string
  readonly value?: string
  readonly optional?: boolean
}

export function field(input: Field, error: string | undefined): Markup {
  return html`<label for="${input.name}">${input.label}</label>
<input id="${input.name}" name="${input.name}" type="${input.type ?? 'text'}" autocomplete="${input.autocomplete ?? 'off'}" autocapitalize="none" spellcheck="false" value="${input.value ?? ''}"${
    input.inputmode ? html` inputmode="${input.inputmode}"` : ''
  }${input.optional ? '' : ' required'}${error ? html` aria-invalid="true" aria-describedby="problem"` : ''}>`
}

export function link(path: string, origin: Origin): string {
  const query = new URLSearchParams()
  if (origin.redirectUrl) query.set('redirect_url', origin.redirectUrl)
  if (origin.devBrowser) query.set('__clerk_db_jwt', origin.devBrowser)
  return query.size > 0 ? `${path}?${query}` : path
}
