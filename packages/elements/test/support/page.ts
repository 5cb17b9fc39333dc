export interface PageOptions {
  readonly lang?: string
  readonly dir?: 'ltr' | 'rtl'
  /** Runs after the elements are defined. */
  readonly script?: string
  readonly style?: string
  readonly heading?: string
  /** Markup for the head. */
  readonly head?: string
  /** Null for none. */
  readonly policy?: null
}

/** As strict as a policy gets: no inline script or style, no HTML from text, and no way around. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' https:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/** A page with some elements in it. Its script and style are files below `base`. */
export const pageOf = (
  body: string,
  { lang = 'en', dir = 'ltr', heading = 'Account', head = '' }: PageOptions = {},
  base = '/elements',
): string => `<!doctype html>
<html lang="${lang}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Elements</title>
<link rel="stylesheet" href="${base}/page.css">
${head}
<script type="module" src="${base}/delete-account.js"></script>
<script type="module" src="${base}/deletion-list.js"></script>
<script type="module" src="${base}/user-table.js"></script>
<script type="module" src="${base}/page.js"></script>
</head>
<body><main><h1>${heading}</h1>${body}</main></body>
</html>`

const pageStyle = `
:root { color-scheme: light dark; font-family: system-ui, sans-serif; background: light-dark(#fff, #17171a); color: light-dark(#212126, #fff) }
body { margin: 0 }
h1 { margin: 0 0 20px; font-size: 20px; font-weight: 600 }
main { max-width: 1120px; margin: 0 auto; padding: 32px 24px }
@media (max-width: 560px) { main { padding: 20px 16px } }
`

export interface PageFile {
  readonly type: string
  readonly body: string
}

/** The files of a page below its base, by name. */
export function pageFiles(
  built: ReadonlyMap<string, string>,
  { script = '', style = '' }: PageOptions,
): ReadonlyMap<string, PageFile> {
  const files = [...built].map(([name, body]) => [name, { type: 'text/javascript; charset=utf-8', body }] as const)
  return new Map([
    ...files,
    ['page.js', { type: 'text/javascript; charset=utf-8', body: script }],
    ['page.css', { type: 'text/css; charset=utf-8', body: pageStyle + style }],
  ])
}
