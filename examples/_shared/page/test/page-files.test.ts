import { expect, test } from 'vitest'
import { notFoundPage, type PageFile, pageFiles } from '../src/index.ts'

const clerk = {
  signIn: 'https://accounts.example.com/sign-in?a=1&b="2"',
  signOut: 'https://accounts.example.com/user',
  frontendApi: 'https://clerk.example.com',
}
const scripts = {
  publishableKey: 'pk_live_Y2xlcmsuZXhhbXBsZS5jb20k',
  proxyUrl: undefined,
  clerkJs: 'https://clerk.example.com/clerk.js',
  clerkUi: 'https://clerk.example.com/ui.js',
}
const files: ReadonlyMap<string, PageFile> = new Map(
  pageFiles('<b>Express</b>', clerk, scripts).map((file) => [file.path, file]),
)
const html = files.get('/')?.body ?? ''

test('the page comes with its script, its style sheet, and the modules that it imports', () => {
  expect([...files.keys()].slice(0, 3)).toEqual(['/', '/page.js', '/page.css'])
  const imported = [...(files.get('/page.js')?.body.matchAll(/^import .*?'(\/.*)'|import\('(\/.*)'\)/gm) ?? [])]
  expect(imported.map(([, always, later]) => always ?? later)).toEqual([
    '/client/index.js',
    '/elements/delete-account.js',
    '/elements/user-table.js',
    '/elements/deletion-list.js',
  ])
  for (const [, always, later] of imported) {
    const { headers } = files.get(always ?? later ?? '') as PageFile
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8')
  }
})

test('every value is filled in as text', () => {
  for (const body of [html, notFoundPage('<b>Express</b>', clerk).body]) {
    expect(body).not.toContain('{{')
    expect(body).toContain('on &lt;b&gt;Express&lt;/b&gt;')
  }
  expect(html).toContain('href="https://accounts.example.com/sign-in?a=1&amp;b=&quot;2&quot;"')
  expect(html).toContain('data-clerk-js="https://clerk.example.com/clerk.js"')
})

test("the page runs no script but its own and Clerk's", () => {
  const policy = files.get('/')?.headers['content-security-policy']
  expect(policy).toContain("default-src 'none'; script-src 'self' https://clerk.example.com ")
  expect(html).not.toMatch(/ on[a-z]+=| style=|<style|<script(?! type="module" src="\/page\.js")/)
})

test('no string becomes HTML', () => {
  expect(files.get('/page.js')?.body).not.toMatch(
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc|setHTML/,
  )
})
