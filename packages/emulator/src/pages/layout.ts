import { html } from 'hono/html'
import { style } from './style.ts'

/** Markup with escaped values. */
export type Markup = ReturnType<typeof html>

/** Wraps the main part in a page. `head` is a script that runs before anything shows. */
export function page(
  title: string,
  main: Markup,
  options: { readonly wide?: boolean; readonly head?: Markup } = {},
): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Clerk emulator</title>
<link rel="icon" href="data:,">
<style>${style}</style>
${options.head ?? ''}
</head>
<body>
<main${options.wide ? html` class="wide"` : ''}>${main}</main>
<footer>Clerk emulator. Nothing here leaves this machine.</footer>
</body>
</html>`
}

/** A response with a page. */
export async function pageResponse(markup: Markup, status = 200): Promise<Response> {
  return new Response(String(await markup), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      // `no-referrer` would make browsers send `Origin: null` with the pages' own forms.
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    },
  })
}
