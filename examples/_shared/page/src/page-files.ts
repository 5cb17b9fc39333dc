import { readFileSync } from 'node:fs'
import { type ClerkPages, clerkPages } from './clerk-pages.ts'

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

// Pictures come from wherever Clerk keeps them; the frame is the session's renewal, which passes through Clerk.
const contentSecurityPolicy = ({ frontendApi }: ClerkPages): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    `img-src 'self' data: https: ${frontendApi}`,
    `frame-src 'self' ${frontendApi}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** The page, its script and its style sheet: `/`, `/page.js` and `/page.css`. */
export function pageFiles(framework: string, clerk: ClerkPages = clerkPages()): readonly PageFile[] {
  const values: Readonly<Record<string, string>> = {
    framework,
    api: '/api/account',
    signIn: clerk.signIn,
    signOut: clerk.signOut,
    stepUp: clerk.stepUp ?? '',
  }
  const html = asset('page.html').replace(/\{\{(\w+)\}\}/g, (_match, name: string) => escapeHtml(values[name] ?? ''))
  const common = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' }
  return [
    {
      path: '/',
      headers: {
        ...common,
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': contentSecurityPolicy(clerk),
      },
      body: html,
    },
    {
      path: '/page.js',
      headers: { ...common, 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
      body: asset('page.js'),
    },
    {
      path: '/page.css',
      headers: { ...common, 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' },
      body: asset('page.css'),
    },
  ]
}
