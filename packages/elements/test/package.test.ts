import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { buildElements } from './support/build.ts'

/** Bytes, gzipped: all that a page loads before it shows the element, the client included. */
const limit = 15_000

type Files = ReadonlyMap<string, string>

/** A file and all that it imports before it runs. */
function withImports(files: Files, name: string): readonly string[] {
  const imports = [...(files.get(name) ?? '').matchAll(/(?:from|import)\s*[`"']\.\/([^`"']+)[`"']/g)].map(
    ([, file]) => file as string,
  )
  return [name, ...imports.flatMap((each) => withImports(files, each))]
}

test.each([
  ['delete-account.js', 1],
  ['deletion-list.js', 1],
  ['user-table.js', 2],
])('%s fits, with the client, in %i files', async (name, count) => {
  const files = await buildElements()
  const loaded = withImports(files, name)
  expect(loaded).toHaveLength(count)
  const size = loaded.reduce((sum, each) => sum + gzipSync(files.get(each) ?? '', { level: 9 }).length, 0)
  expect(size).toBeGreaterThan(5000)
  expect(size).toBeLessThan(limit)
})

test('what is loaded later fits too', async () => {
  const files = await buildElements()
  const sizes = [...files]
    .filter(([name]) => !['delete-account.js', 'deletion-list.js', 'user-table.js', 'index.js'].includes(name))
    .map(([name, code]) => [name, gzipSync(code).length] as const)
  for (const [name, size] of sizes) expect([name, size <= 11_000]).toEqual([name, true])
})

test('a server that renders pages can import the elements, which does nothing there', async () => {
  const { defineDeleteAccount, defineDeletionList, defineUserTable } = await import('../src/index.ts')
  await expect(defineDeleteAccount()).resolves.toBeUndefined()
  await expect(defineDeletionList()).resolves.toBeUndefined()
  await expect(defineUserTable()).resolves.toBeUndefined()
})
