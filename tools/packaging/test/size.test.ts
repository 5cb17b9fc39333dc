import { adapters } from '@account-routes/frameworks'
import { describe, expect, test } from 'vitest'
import {
  adapterAlone,
  type Bundler,
  buildEntries,
  buildEntry,
  bundlers,
  clientFor,
  coreWith,
  coreWithAll,
  pureDeletions,
} from '../src/size.ts'

/** Bytes, minified and gzipped, of what is loaded at the start. Raise one only for something that its users get for it. */
const limits = {
  deleteSelf: 8_890,
  getSelf: 10_040,
  all: 20_460,
  adapter: 1_190,
  client: 2_000,
  call: 1_000,
  deletions: 4_096,
}

describe.each(Object.keys(bundlers) as Bundler[])('bundled by %s from dist', (bundler) => {
  test('core with deleteSelf fits, without the schema library', async () => {
    const { size, modules } = await coreWith('deleteSelf', bundler)
    expect(modules.filter((id) => id.includes('valibot'))).toEqual([])
    expect(size).toBeLessThanOrEqual(limits.deleteSelf)
  })

  test('core with getSelf fits', async () => {
    expect((await coreWith('getSelf', bundler)).size).toBeLessThanOrEqual(limits.getSelf)
  })

  test('core with all operations fits', async () => {
    expect((await coreWithAll(bundler)).size).toBeLessThanOrEqual(limits.all)
  })

  test.each(adapters.map((row) => row.package))('the adapter %s fits', async (name) => {
    const size = await adapterAlone(name, bundler)
    expect(size).toBeGreaterThan(200)
    expect(size).toBeLessThanOrEqual(limits.adapter)
  })

  test('the client fits, with all operations and without another package', async () => {
    const { size, modules } = await clientFor(
      "import { createAccountClient } from '@account-routes/client'; createAccountClient().me.delete()",
      bundler,
    )
    expect(modules.filter((id) => id.includes('node_modules'))).toEqual([])
    expect(size).toBeLessThanOrEqual(limits.client)
  })

  test('one call of the client alone fits', async () => {
    const { size } = await clientFor("export { deleteSelf } from '@account-routes/client'", bundler)
    expect(size).toBeGreaterThan(200)
    expect(size).toBeLessThanOrEqual(limits.call)
  })

  test('the plan and the state machine of deletions fit', async () => {
    const { size, modules } = await pureDeletions(bundler)
    expect(
      modules.map((id) => id.split('/dist/').at(-1)?.replace('dist/', '')).filter((id) => id?.endsWith('.js')),
    ).toEqual(expect.arrayContaining(['plan/options.js', 'engine/phase.js', 'engine/waiting.js', 'engine/request.js']))
    expect(modules.filter((id) => /stores|clerk/.test(id))).toEqual([])
    expect(size).toBeLessThanOrEqual(limits.deletions)
  })

  test.each(buildEntries)('%s %s fits', async (...entry) => {
    const { size } = await buildEntry(entry, bundler)
    expect(size).toBeGreaterThan(200)
    expect(size).toBeLessThanOrEqual(limits.adapter)
  })
})
