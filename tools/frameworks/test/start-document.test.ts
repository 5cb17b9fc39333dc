import { readFileSync } from 'node:fs'
import { expectGenerated, table } from '@account-routes/test-support/generated'
import { test } from 'vitest'
import { adapters, type Framework, frameworks } from '../src/index.ts'

const folderOf = ({ package: name }: Framework): string => name.replace('@account-routes/', 'packages/')

const titlesOf = ({ package: name }: Framework): string =>
  frameworks
    .filter((row) => row.package === name)
    .map(({ title }) => title)
    .join(', ')

test('docs/start.md leads to every adapter', () => {
  const rows = adapters.map((row) => [
    `[${titlesOf(row)}](../${folderOf(row)}/README.md)`,
    `\`npm install ${row.package} ${row.sdk}\``,
  ])
  expectGenerated('docs/start.md', 'adapters', table(['framework', 'install'], rows))
})

/** The names of the keys, as the adapter's own README prints them. */
function keysOf(row: Framework): readonly string[] {
  const readme = readFileSync(new URL(`../../../${folderOf(row)}/README.md`, import.meta.url), 'utf8')
  const [, file, variables = ''] = /```dotenv\n# (\S+)\n\n(.*?)```/s.exec(readme) ?? []
  if (!file) throw new Error(`The README of ${row.package} names no variables.`)
  return [file, ...(variables.match(/^\w+(?==)/gm) ?? [])]
}

test('docs/start.md names the variables of every SDK', () => {
  const rows = adapters.map((row) => [titlesOf(row), ...keysOf(row).map((name) => `\`${name}\``)])
  expectGenerated('docs/start.md', 'keys', table(['framework', 'file', 'publishable key', 'secret key'], rows))
})
