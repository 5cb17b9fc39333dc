import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { operations } from '@account-routes/core'
import { expect, test } from 'vitest'
import { whole } from '../../core/src/openapi/document.gen.ts'
import { filesOf } from '../generate/files.ts'
import { rowsOf } from '../generate/rows.ts'

const files = Object.entries(filesOf(rowsOf(operations, whole), whole))

test.each(files)('src/generated/%s follows from the table of operations', (name, wanted) => {
  const file = new URL(`../src/generated/${name}`, import.meta.url)
  if (process.env.UPDATE_DOCS) writeFileSync(file, wanted)
  expect(existsSync(file) && readFileSync(file, 'utf8'), 'Run pnpm generate in packages/client').toBe(wanted)
})
