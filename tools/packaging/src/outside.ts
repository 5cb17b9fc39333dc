import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { root, run } from './packages.ts'

interface Workspace {
  readonly catalog: Readonly<Record<string, string>>
  readonly catalogs: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly overrides: Readonly<Record<string, string>>
  readonly [setting: string]: unknown
}

/** The versions and settings that this workspace lives with. */
export const workspace = parse(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')) as Workspace

export interface OutsideApp {
  readonly folder: string
  /** Its package.json. */
  readonly manifest: object
  /** Of the public packages, by their names. */
  readonly tarballs: ReadonlyMap<string, string>
  readonly overrides?: Readonly<Record<string, string>>
  /** Globs of the apps, where the folder is a workspace of several. */
  readonly packages?: readonly string[]
}

/** Installs an app outside of the workspace: our packages from their tarballs, all else from the registry. */
export async function installOutside({ folder, manifest, tarballs, overrides, packages }: OutsideApp): Promise<void> {
  const { packageExtensions, allowBuilds, pmOnFail, minimumReleaseAge } = workspace
  const packed = Object.fromEntries([...tarballs].map(([name, file]) => [name, `file:${file}`]))
  const settings = {
    ...(packages && { packages }),
    overrides: { ...overrides, ...packed },
    packageExtensions,
    allowBuilds,
    pmOnFail,
    minimumReleaseAge,
    // As npm does. `node --watch` starts a server again when another folder links to a file that it has loaded.
    packageImportMethod: 'copy',
  }
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, 2))
  await writeFile(join(folder, 'pnpm-workspace.yaml'), stringify(settings))
  await run('pnpm', ['install', '--prefer-offline', '--ignore-scripts'], { cwd: folder, maxBuffer: 2 ** 26 })
}
