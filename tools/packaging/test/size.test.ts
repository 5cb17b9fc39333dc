import { expect, test } from 'vitest'
import { adapterAlone, adapters, coreWithAll, coreWithOne } from '../src/size.ts'

/** Bytes, minified and gzipped. Raise one only for something that its users get for it. */
const limits = { coreWithOne: 5_000, coreWithAll: 14_000, adapter: 1_000 }

test('the core with one operation, which brings no schema library and no other operation', async () => {
  const { size, modules } = await coreWithOne()
  expect(size).toBeLessThanOrEqual(limits.coreWithOne)
  expect(modules.filter((id) => id.includes('valibot'))).toEqual([])
  const operations = modules.flatMap((id) => /\/operations\/(.+)\.ts$/.exec(id)?.[1] ?? [])
  expect(operations.toSorted()).toEqual(['account-deletion', 'delete-self'])
})

test('the core with all operations', async () => {
  expect((await coreWithAll()).size).toBeLessThanOrEqual(limits.coreWithAll)
})

test.each(adapters)('the adapter %s (%s)', async (folder, entry) => {
  const { size } = await adapterAlone(folder, entry)
  expect(size).toBeGreaterThan(200)
  expect(size).toBeLessThanOrEqual(limits.adapter)
})
