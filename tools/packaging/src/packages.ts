import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export const run = promisify(execFile)

export const root = fileURLToPath(new URL('../../../', import.meta.url))

export interface Manifest {
  readonly name: string
  readonly private?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly [field: string]: unknown
}

export const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest

export interface PublicPackage {
  readonly folder: string
  readonly manifest: Manifest
}

export const publicPackages: readonly PublicPackage[] = readdirSync(join(root, 'packages'))
  .map((name) => join(root, 'packages', name))
  .filter((folder) => existsSync(join(folder, 'package.json')))
  .map((folder) => ({ folder, manifest: readManifest(folder) }))
  .filter(({ manifest }) => !manifest.private)

export function findPackage(name: string): PublicPackage {
  const found = publicPackages.find(({ manifest }) => manifest.name === name)
  if (found) return found
  throw new Error(`There is no public package ${name}.`)
}

/** Packs them as they would be published, from what was built. By their names, the tarballs. */
export async function packAll(into: string): Promise<ReadonlyMap<string, string>> {
  const filters = publicPackages.map(({ manifest }) => `--filter=${manifest.name}`)
  await run('pnpm', [...filters, 'pack', '--pack-destination', into], { cwd: root })
  const files = readdirSync(into)
  return new Map(
    publicPackages.map(({ manifest: { name, version } }) => {
      const file = `${name.slice(1).replace('/', '-')}-${version}.tgz`
      if (!files.includes(file)) throw new Error(`pnpm packed no ${file}.`)
      return [name, join(into, file)] as const
    }),
  )
}
