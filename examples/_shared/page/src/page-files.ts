import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type ClerkPages, type ClerkScripts, clerkPages, clerkScripts } from './clerk-pages.ts'

/** One file of the page, as any server can send it. */
export interface PageFile {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const asset = (name: string): string => readFileSync(new URL(`../assets/${name}`, import.meta.url), 'utf8')

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '')

// The policy that Clerk asks for: its dialog brings its styles along and runs a worker of its own.
const contentSecurityPolicy = ({ frontendApi }: ClerkPages): string =>
  [
    "default-src 'none'",
    `script-src 'self' ${frontendApi} https://challenges.cloudflare.com`,
    "style-src 'self' 'unsafe-inline'",
    `connect-src 'self' ${frontendApi}`,
    `img-src 'self' data: https: ${frontendApi}`,
    // The hidden frame that renews the session passes through Clerk.
    `frame-src 'self' ${frontendApi} https://challenges.cloudflare.com`,
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'self'",
    // The client renews an expired session in a hidden frame of this site.
    "frame-ancestors 'self'",
  ].join('; ')

const common = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' }
const script = { ...common, 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' }
const style = { ...common, 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' }

/** A page of HTML with each `{{name}}` filled in. */
function document(path: string, name: string, values: Readonly<Record<string, string>>, clerk: ClerkPages): PageFile {
  const body = asset(name).replace(/\{\{(\w+)\}\}/g, (_match, key: string) => escapeHtml(values[key] ?? ''))
  return {
    path,
    headers: {
      ...common,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': contentSecurityPolicy(clerk),
    },
    body,
  }
}

/** The modules of a package, which a browser loads as they are published. */
function modulesOf(name: string): readonly PageFile[] {
  const folder = join(dirname(createRequire(import.meta.url).resolve(`@account-routes/${name}/package.json`)), 'dist')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .toSorted()
    .map((file) => ({
      path: `/${name}/${file.replaceAll('\\', '/')}`,
      headers: script,
      body: readFileSync(join(folder, file), 'utf8'),
    }))
}

/** The page at `/`, its script and style sheet, and the modules of the client and the elements. */
export function pageFiles(
  framework: string,
  clerk: ClerkPages = clerkPages(),
  { publishableKey, proxyUrl = '', clerkJs, clerkUi }: ClerkScripts = clerkScripts(),
): readonly PageFile[] {
  const values = { framework, signIn: clerk.signIn, signOut: clerk.signOut, publishableKey, proxyUrl, clerkJs, clerkUi }
  return [
    document('/', 'page.html', values, clerk),
    { path: '/page.js', headers: script, body: asset('page.js') },
    { path: '/page.css', headers: style, body: asset('page.css') },
    ...modulesOf('client'),
    ...modulesOf('elements'),
  ]
}

/** The page for every other address, with status 404. */
export const notFoundPage = (framework: string, clerk: ClerkPages = clerkPages()): PageFile =>
  document('*', 'not-found.html', { framework }, clerk)
