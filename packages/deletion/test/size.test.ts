import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

/** Bundles code for any runtime, and fails where it imports something of Node. */
async function bundle(code: string): Promise<{ size: number; modules: string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    metafile: true,
  })
  const [output] = Object.values(metafile.outputs)
  const kept = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0)
  return { size: gzipSync(outputFiles[0]?.text ?? '', { level: 9 }).length, modules: kept.map(([file]) => file) }
}

/** Bytes, minified and gzipped. Raise one only for something that its users get for it. */
const limits = { plan: 6_800, all: 8_900, d1: 9_700 }

describe('the size', () => {
  it('of a plan of own steps fits, without what it does not use', async () => {
    const { size, modules } = await bundle(
      "export { clerkAccount, defineDeletion, retained, step } from '../src/index.ts'",
    )
    const unused = modules.filter((file) => /reconcile|subscription|blockers|stores/.test(file))
    expect(unused).toEqual([])
    expect(size).toBeLessThanOrEqual(limits.plan)
  })

  it('of everything fits', async () => {
    expect((await bundle("export * from '../src/index.ts'")).size).toBeLessThanOrEqual(limits.all)
  })

  it('of a plan with D1 fits', async () => {
    const code =
      "export { clerkAccount, defineDeletion, step } from '../src/index.ts'; export { d1Store } from '../src/stores/d1.ts'"
    expect((await bundle(code)).size).toBeLessThanOrEqual(limits.d1)
  })
})
