import { readFileSync } from 'node:fs'
import { expectGenerated } from '@account-routes/test-support/generated'
import { expect, test } from 'vitest'
import { adapters, type Framework, frameworks } from '../src/index.ts'

const readmeOf = ({ package: name }: Framework): string =>
  readFileSync(new URL(`../../../${name.replace('@account-routes/', 'packages/')}/README.md`, import.meta.url), 'utf8')

function section(row: Framework, heading: string): string {
  const [, text] = new RegExp(`\n## ${heading}\n\n(.*?)\n\n## `, 's').exec(readmeOf(row)) ?? []
  if (!text) throw new Error(`The README of ${row.package} has no section "${heading}".`)
  return text
}

const titlesOf = ({ package: name }: Framework): string =>
  frameworks
    .filter((row) => row.package === name)
    .map(({ title }) => `<b>${title}</b>`)
    .join(' and ')

/** The start of an adapter's own README, where a test runs it. */
function usage(row: Framework): string {
  const guide = `[The button, how to try it, and what to know](${row.package.replace('@account-routes/', 'packages/')}/README.md#button)`
  const parts = [section(row, 'Install'), section(row, 'Mount'), `${guide}.`, '</details>']
  return `<details><summary>${titlesOf(row)}</summary>\n\n${parts.join('\n\n')}`
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
