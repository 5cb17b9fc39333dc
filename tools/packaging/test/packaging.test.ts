import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { adapters } from '@account-routes/frameworks'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { problemAffectsResolutionKind } from '@arethetypeswrong/core/problems'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packAll, publicPackages } from '../src/packages.ts'

let folder: string
let tarballs: ReadonlyMap<string, string>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'account-routes-packed-'))
  tarballs = await packAll(folder)
}, 60_000)

afterAll(() => rm(folder, { recursive: true }))

const tarballOf = async (name: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await readFile(tarballs.get(name) ?? ''))

test('every package in packages/ is public, and every adapter is one of them', () => {
  const names = publicPackages.map(({ manifest }) => manifest.name)
  const folders = readdirSync(new URL('../../../packages', import.meta.url)).map(
    (folder) => `@account-routes/${folder}`,
  )
  expect(folders).toEqual(names)
  expect(names).toEqual(expect.arrayContaining(adapters.map((row) => row.package)))
})

test('they share one version, and nothing private gets one', () => {
  const { fixed, privatePackages } = JSON.parse(
    readFileSync(new URL('../../../.changeset/config.json', import.meta.url), 'utf8'),
  )
  expect(fixed).toEqual([['@account-routes/*']])
  expect(privatePackages).toEqual({ version: false, tag: false })
})

/** Files that are imported for what they do: a command, and the definition of elements. */
const effects: Readonly<Record<string, readonly string[]>> = {
  '@account-routes/emulator': ['./dist/cli.js'],
  '@account-routes/elements': ['delete-account', 'deletion-list', 'user-table'].flatMap((name) => [
    `./dist/${name}.js`,
    `./src/${name}.ts`,
  ]),
}

describe.each(publicPackages.map(({ manifest }) => [manifest.name, manifest] as const))('%s', (name, manifest) => {
  test('says what a registry and a bundler want to know', () => {
    expect(manifest).toMatchObject({
      type: 'module',
      license: 'MIT',
      description: expect.any(String),
      keywords: expect.arrayContaining(['clerk']),
      engines: { node: expect.stringMatching(/^>=2/) },
      exports: { './package.json': './package.json' },
      publishConfig: { access: 'public', provenance: true },
    })
    expect(manifest.sideEffects).toEqual(effects[name] ?? false)
  })

  test('exports the sources first here, and not at all where it is published', async () => {
    const { exports: here, publishConfig } = manifest as unknown as Manifests
    for (const [path, conditions] of Object.entries(here)) {
      if (typeof conditions === 'string') continue
      const { '@account-routes/source': source, ...published } = conditions
      expect(Object.keys(conditions)[0]).toBe('@account-routes/source')
      expect(source).toMatch(/^\.\/src\/.*\.ts$/)
      expect(publishConfig.exports[path]).toEqual(published)
    }
    expect(Object.keys(publishConfig.exports)).toEqual(Object.keys(here))
  })

  test('publint has nothing to say', async () => {
    const { buffer } = await tarballOf(name)
    const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true })
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([])
  })

  test('its types are right in ES modules and bundlers, and in CommonJS where it has a build for that', async () => {
    const analysis = await checkPackage(createPackageFromTarballData(await tarballOf(name)))
    if (!analysis.types) throw new Error('There are no types.')
    const kinds = ['node16-esm', 'bundler', ...(manifest.main ? (['node16-cjs', 'node10'] as const) : [])] as const
    const problems = analysis.problems.filter((problem) =>
      kinds.some((kind) => problemAffectsResolutionKind(problem, kind, analysis)),
    )
    expect(problems).toEqual([])
  })
})

interface Manifests {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>
  readonly publishConfig: { readonly exports: Readonly<Record<string, unknown>> }
}
