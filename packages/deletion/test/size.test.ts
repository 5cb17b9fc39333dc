import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

interface Bundle {
  /** Bytes of what is loaded at the start, minified and gzipped. */
  readonly start: number
  /** The same, with what the first deletion loads. */
  readonly whole: number
  readonly modules: readonly string[]
}

/** Bundles code for any runtime, and fails where it imports something of Node. */
async function bundle(code: string): Promise<Bundle> {
  const folder = import.meta.dirname
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: folder, loader: 'ts' },
    bundle: true,
    splitting: true,
    outdir: folder,
    absWorkingDir: folder,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    conditions: ['@account-routes/source'],
    metafile: true,
  })
  const first = new Set<string>()
  const visit = (name: string): void => {
    if (first.has(name)) return
    first.add(name)
    const imports = metafile.outputs[name]?.imports ?? []
    for (const { path, kind } of imports) if (kind === 'import-statement') visit(path)
  }
  visit('stdin.js')
  const sizeOf = (files: typeof outputFiles): number =>
    gzipSync(files.map(({ text }) => text).join('\n'), { level: 9 }).length
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs))
  return {
    start: sizeOf(outputFiles.filter(({ path }) => first.has(path.slice(folder.length + 1)))),
    whole: sizeOf(outputFiles),
    modules: inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file),
  }
}

/** Raise one only for something that its users get for it. */
const limits = { start: 2_700, plan: 8_900, all: 11_250, d1: 12_160 }

describe('the size', () => {
  it('of a plan of own steps fits, without what it does not use', async () => {
    const { start, whole, modules } = await bundle(
      "export { clerkAccount, defineDeletion, retained, step } from '../src/index.ts'",
    )
    const unused = modules.filter((file) => /reconcile|subscription|blockers|stores/.test(file))
    expect(unused).toEqual([])
    expect(modules.some((file) => file.includes('engine/phase'))).toBe(true)
    expect(start).toBeGreaterThan(1_000)
    expect(start).toBeLessThanOrEqual(limits.start)
    expect(whole).toBeLessThanOrEqual(limits.plan)
  })

  it('of everything fits', async () => {
    expect((await bundle("export * from '../src/index.ts'")).whole).toBeLessThanOrEqual(limits.all)
  })

  it('of a plan with D1 fits', async () => {
    const code =
      "export { clerkAccount, defineDeletion, step } from '../src/index.ts'; export { d1Store } from '../src/stores/d1.ts'"
    expect((await bundle(code)).whole).toBeLessThanOrEqual(limits.d1)
  })
})
