import { cp, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import type { Versions } from '@account-routes/frameworks'
import { installOutside, workspace } from '@account-routes/packaging/outside'
import { type Manifest, publicPackages, readManifest, root, run } from '@account-routes/packaging/packages'
import { type Combination, overridesFor } from './combinations.ts'

/** Private packages that the examples share; an app outside of the workspace has them as folders beside it. */
const shared = ['options', 'page', 'react']

/** Copies the app of a combination away from the workspace and installs it with that combination's versions. */
export async function installApp(
  combination: Combination,
  folder: string,
  tarballs: ReadonlyMap<string, string>,
): Promise<string> {
  const { app, versions, companions } = combination
  const place = join(folder, 'apps', 'app')
  await copyTracked(app.folder, place)
  for (const [from, to] of Object.entries(app.rename ?? {})) await rename(join(place, from), join(place, to))
  for (const [file, [from, to]] of Object.entries(app.edit ?? {})) await replaceIn(join(place, file), from, to)
  for (const [file, content] of Object.entries(app.write ?? {})) await writeFile(join(place, file), content)
  await ownSettings(place)

  const vendored = new Map<string, string>()
  for (const name of shared)
    vendored.set(`@account-routes/example-${name}`, await vendor(name, join(folder, 'vendor', name)))

  const manifest = readManifest(place)
  const dependencies = { ...resolved(manifest.dependencies, vendored, tarballs), ...versions, ...companions }
  await installOutside({
    folder: place,
    manifest: { ...manifest, dependencies, devDependencies: resolved(manifest.devDependencies, vendored, tarballs) },
    tarballs: new Map([...tarballs, ...vendored]),
    overrides: overridesFor(combination),
  })
  return place
}

/** Copies the files of a folder that git knows, and nothing that was built in it. */
async function copyTracked(from: string, to: string): Promise<void> {
  const { stdout } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', from], {
    cwd: root,
  })
  for (const file of stdout.split('\0').filter(Boolean)) {
    const target = join(to, relative(from, join(root, file)))
    await mkdir(dirname(target), { recursive: true })
    await cp(join(root, file), target)
  }
}

async function replaceIn(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, 'utf8')
  if (!text.includes(from)) throw new Error(`${file} has no ${JSON.stringify(from)} any more.`)
  await writeFile(file, text.replace(from, to))
}

/** Some bundlers read nothing outside of the folder that they take for the app's root. */
async function ownSettings(place: string): Promise<void> {
  const file = join(place, 'tsconfig.json')
  const settings = await readFile(file, 'utf8').catch(ignoreMissing)
  if (!settings?.includes('../../tsconfig.base.json')) return
  await cp(join(root, 'tsconfig.base.json'), join(place, 'tsconfig.base.json'))
  await writeFile(file, settings.replace('../../tsconfig.base.json', './tsconfig.base.json'))
}

/** A built package with the manifest that it would be published with. */
async function vendor(name: string, to: string): Promise<string> {
  const from = join(root, 'examples/_shared', name)
  await mkdir(to, { recursive: true })
  for (const part of ['dist', 'assets'])
    await cp(join(from, part), join(to, part), { recursive: true }).catch(ignoreMissing)
  const { devDependencies: _, ...manifest } = JSON.parse(
    await readFile(join(from, 'package.json'), 'utf8'),
    (key, value) => (key === '@account-routes/source' ? undefined : value),
  ) as Manifest & { peerDependencies?: Versions }
  const dependencies = Object.fromEntries(
    Object.entries(manifest.dependencies ?? {}).map(([dependency, range]) => [
      dependency,
      range.startsWith('workspace:') ? '*' : fromCatalog(dependency, range),
    ]),
  )
  const peerDependencies = Object.fromEntries(Object.keys(manifest.peerDependencies ?? {}).map((peer) => [peer, '*']))
  await writeFile(join(to, 'package.json'), JSON.stringify({ ...manifest, dependencies, peerDependencies }))
  return to
}

const ignoreMissing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error
}

const resolved = (
  dependencies: Versions = {},
  vendored: ReadonlyMap<string, string>,
  tarballs: ReadonlyMap<string, string>,
): Versions =>
  Object.fromEntries(
    Object.entries(dependencies).map(([name, range]) => {
      const local = vendored.get(name) ?? tarballs.get(name)
      return [name, local ? `file:${local}` : fromCatalog(name, range)]
    }),
  )

function fromCatalog(name: string, range: string): string {
  const [, catalog] = /^catalog:(.*)$/.exec(range) ?? []
  if (catalog === undefined) return range
  const version = (catalog ? workspace.catalogs[catalog] : workspace.catalog)?.[name]
  if (!version) throw new Error(`The catalog has no ${name}.`)
  return version
}

/** Which installed package does not want this Node.js, if one of ours or of those that the row is about does not. */
export function unwanted(
  place: string,
  { versions }: Combination,
  satisfies: (range: string) => boolean,
): string | undefined {
  for (const name of [...Object.keys(versions), ...publicPackages.map(({ manifest }) => manifest.name)]) {
    let manifest: Manifest
    try {
      manifest = readManifest(join(place, 'node_modules', name))
    } catch {
      continue
    }
    const range = (manifest.engines as { node?: string } | undefined)?.node
    if (range && !satisfies(range)) return `${name} ${manifest.version} wants Node ${range}`
  }
  return undefined
}
