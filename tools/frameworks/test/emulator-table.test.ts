import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { adapters } from '../src/index.ts'

/** Source of the emulator's table: the emulator is published, and this package is not. */
function emulatorTable(): string {
  const rows = adapters.map(({ env, sdk, package: adapter, variables }) => {
    const { serverPrefix = '', browserPrefixes, aliases = {} } = variables
    const row = { packages: [sdk, adapter], serverPrefix, browserPrefixes, aliases }
    return `  ${JSON.stringify(env)}: ${JSON.stringify(row)},`
  })
  return `// Generated from tools/frameworks: UPDATE_DOCS=1 npx vitest run --project frameworks

export const frameworks = {
${rows.join('\n')}
} as const
`
}

test("the emulator's table of frameworks follows from the rows", () => {
  const file = new URL('../../../packages/emulator/src/frameworks.gen.ts', import.meta.url)
  const wanted = emulatorTable()
  if (process.env.UPDATE_DOCS) writeFileSync(file, wanted)
  const hint = 'Run UPDATE_DOCS=1 npx vitest run --project frameworks'
  expect(existsSync(file) && readFileSync(file, 'utf8'), hint).toBe(wanted)
})
