import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { operations } from '@account-routes/core'
// The last release whose language service can be called; editors show what it says.
import ts from 'typescript-6'
import { beforeAll, expect, test } from 'vitest'

const file = fileURLToPath(new URL('hovered.ts', import.meta.url))
const lines = operations.map(({ name, id }) => `client.${name}; ${id};`)
const source = `import { createAccountClient, ${operations.map(({ id }) => id).join(', ')} } from '../src/index.ts'
const client = createAccountClient()
${lines.join('\n')}
`

const host: ts.LanguageServiceHost = {
  getCompilationSettings: () => ({
    strict: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    allowImportingTsExtensions: true,
    noEmit: true,
    types: [],
  }),
  getScriptFileNames: () => [file],
  getScriptVersion: () => '1',
  getScriptSnapshot: (name) => ts.ScriptSnapshot.fromString(name === file ? source : readFileSync(name, 'utf8')),
  getCurrentDirectory: () => fileURLToPath(new URL('.', import.meta.url)),
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: (name) => name === file || ts.sys.fileExists(name),
  readFile: ts.sys.readFile,
}
const service = ts.createLanguageService(host)

const sentenceAt = (position: number): string | undefined =>
  service
    .getQuickInfoAtPosition(file, position)
    ?.documentation?.map(({ text }) => text)
    .join('')
    .split('\n')[0]

// The first question makes the service read everything.
beforeAll(() => void sentenceAt(0), 60_000)

test.each(operations)('an editor shows the sentence of $id over client.$name and over the function', (row) => {
  const member = source.indexOf(`client.${row.name};`) + `client.${row.name}`.length - 1
  const alone = source.indexOf(`; ${row.id};`) + 2
  expect([sentenceAt(member), sentenceAt(alone)]).toEqual([`${row.summary}.`, `${row.summary}.`])
})
