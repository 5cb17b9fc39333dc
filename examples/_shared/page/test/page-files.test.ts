import { expect, test } from 'vitest'
import { type PageFile, pageFiles } from '../src/index.ts'

const clerk = {
  signIn: 'https://accounts.example.com/sign-in?a=1&b="2"',
  signOut: 'https://accounts.example.com/user',
  frontendApi: 'https://clerk.example.com',
}
const files: ReadonlyMap<string, PageFile> = new Map(
  pageFiles('<b>Express</b>', clerk).map((file) => [file.path, file]),
)
const html = files.get('/')?.body ?? ''

test('has a document, a script and a style sheet', () => {
  expect([...files.keys()]).toEqual(['/', '/page.js', '/page.css'])
  expect([...files.values()].map(({ headers }) => headers['content-type'])).toEqual([
    'text/html; charset=utf-8',
    'text/javascript; charset=utf-8',
    'text/css; charset=utf-8',
  ])
})

test('fills in every value as text', () => {
  expect(html).not.toContain('{{')
  expect(html).toContain('on &lt;b&gt;Express&lt;/b&gt;')
  expect(html).toContain('href="https://accounts.example.com/sign-in?a=1&amp;b=&quot;2&quot;"')
})

test('runs no script and no style but its own', () => {
  const policy = files.get('/')?.headers['content-security-policy']
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
  expect(html).not.toMatch(/ on[a-z]+=| style=|<style|<script(?! type="module" src="\/page\.js")/)
})

test('turns no string into HTML', () => {
  expect(files.get('/page.js')?.body).not.toMatch(
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc|setHTML/,
  )
})
