import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { wholeDocument } from '../generate/document.ts'
import { operations } from '../src/index.ts'

const file = new URL('../src/openapi/document.gen.ts', import.meta.url)

test('src/openapi/document.gen.ts follows from the table', async () => {
  const json = JSON.stringify(await wholeDocument(operations), null, 1)
  const wanted = `// Generated from the rows of src/operations: pnpm --filter @account-routes/core generate
import type { OpenApiDocument } from './types.ts'

export const whole: OpenApiDocument = ${json}
`
  if (process.env.UPDATE_DOCS) writeFileSync(file, wanted)
  expect(existsSync(file) && readFileSync(file, 'utf8'), 'Run UPDATE_DOCS=1 pnpm test in packages/core').toBe(wanted)
})
