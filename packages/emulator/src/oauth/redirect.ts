import { html } from 'hono/html'
import { page, pageResponse } from '../pages/layout.ts'
import type { Destination } from './authorization.ts'

/** A page that submits itself, for the response mode `form_post`. */
function formPage(action: string, values: Readonly<Record<string, string>>): Promise<Response> {
  const inputs = Object.entries(values).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  return pageResponse(
    page(
      'Back to the app',
      html`<h1>Back to the app</h1>
<form method="post" action="${action}">${inputs}<button class="main">Continue</button></form>
<script>document.forms[0].submit()</script>`,
    ),
  )
}

/** Leads the browser to the application's registered address with a result. */
export function sendTo(
  { redirectUri, mode, state }: Destination,
  result: Readonly<Record<string, string>>,
): Promise<Response> {
  const values = { ...result, ...(state === undefined ? {} : { state }) }
  if (mode === 'form_post' && /^https?:/.test(redirectUri)) return formPage(redirectUri, values)
  const location = new URL(redirectUri)
  for (const [name, value] of Object.entries(values)) location.searchParams.set(name, value)
  return Promise.resolve(seeOther(location.href))
}

export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}
