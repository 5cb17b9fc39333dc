import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { buildElements } from './support/build.ts'

/** Bytes, gzipped: all that a page loads before it shows the element, the client included. */
const limit = 15_000

test.each(['delete-account.js', 'user-table.js'])('%s fits, with the client', async (name) => {
  const code = (await buildElements()).get(name) ?? ''
  const imported = [...code.matchAll(/(?:from|import)\s*["'`](\.[^"'`]+)["'`]/g)].map(([, file]) => file)
  expect(imported, 'nothing else is loaded first').toEqual([])
  expect(gzipSync(code, { level: 9 }).length).toBeLessThan(limit)
})

test('what is loaded later fits too', async () => {
  const files = await buildElements()
  const sizes = [...files]
    .filter(([name]) => !/^(delete-account|user-table|index)/.test(name))
    .map(([name, code]) => [name, gzipSync(code).length] as const)
  for (const [name, size] of sizes) expect([name, size <= 10_000]).toEqual([name, true])
})

test('a server that renders pages can import the elements, which does nothing there', async () => {
  const { defineDeleteAccount, defineUserTable } = await import('../src/index.ts')
  await expect(defineDeleteAccount()).resolves.toBeUndefined()
  await expect(defineUserTable()).resolves.toBeUndefined()
})
