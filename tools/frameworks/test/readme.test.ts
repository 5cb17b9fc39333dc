import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { expectGenerated } from '../../../packages/core/test/generated.ts'
import { adapters, type Framework, frameworks } from '../src/index.ts'

/** The first example of the adapter's own README, where a test compiles it, and the paragraph after it. */
function usage({ package: name }: Framework): string {
  const file = new URL(`../../../${name.replace('@account-routes/', 'packages/')}/README.md`, import.meta.url)
  const [, path, code, paragraph] =
    /```ts\n(?:\/\/ (\S+)\n\n)?(.*?)```\n\n(.*?)\n\n/s.exec(readFileSync(file, 'utf8')) ?? []
  if (!code || !paragraph) throw new Error(`The README of ${name} has no example with a paragraph after it.`)
  const titles = frameworks.filter((row) => row.package === name).map(({ title }) => `<b>${title}</b>`)
  const place = path ? ` — <code>${path}</code>` : ''
  return `<details><summary>${titles.join(' and ')}${place}</summary>\n\n\`\`\`ts\n${code}\`\`\`\n\n${paragraph}\n\n</details>`
}

test('README.md shows each adapter as its own README does', () => {
  const [first = '', ...rest] = adapters.map(usage)
  expectGenerated('README.md', 'frameworks', [first.replace('<details>', '<details open>'), ...rest].join('\n\n'))
})

test('README.md names the examples', () => {
  const names = frameworks.map(({ name, title }) => `\`${name}\` (${title})`)
  expectGenerated('README.md', 'examples', `Examples: ${names.join(', ')}.`)
})

test.each(adapters)('the README of $package installs what its peers are', ({ package: name, sdk }) => {
  const folder = new URL(`../../../${name.replace('@account-routes/', 'packages/')}/`, import.meta.url)
  expect(readFileSync(new URL('README.md', folder), 'utf8')).toContain(`npm install ${name} ${sdk}\n`)
  const { peerDependencies } = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')) as {
    peerDependencies: Readonly<Record<string, string>>
  }
  expect(Object.keys(peerDependencies)).toContain(sdk)
})
