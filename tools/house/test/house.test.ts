import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expectGenerated, table } from '@account-routes/test-support/generated'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const read = (file: string) => readFileSync(root + file, 'utf8')

// Files that git tracks or would: nothing that was built.
const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root })
  .toString()
  .split('\0')
  .filter((file) => file !== '' && existsSync(root + file))
  .toSorted()

const isSource = (file: string) => /\.(ts|tsx|js|jsx|mjs|vue|astro|svelte)$/.test(file) && !file.includes('.gen.')
const sources = files.filter((file) => isSource(file) && !/\/test\/|\.test\.ts$/.test(file))

/** Files that may be long, with the reason. */
const longFiles: Readonly<Record<string, string>> = {
  'tools/conformance/src/browser/journey.ts': 'one journey of a visitor, told in order',
  'tools/conformance/src/random-requests.ts': 'the grammar of random requests in one place',
}

/** Folders that may be full, with the reason. */
const fullFolders: Readonly<Record<string, string>> = {
  'packages/core/src/operations': 'the table, a file a topic',
  'tools/conformance/src': 'the parts of one harness, each a page',
}

describe('files', () => {
  const lengths = sources.map((file) => [file, read(file).split('\n').length - 1] as const)
  const tooLong = lengths.filter(([, lines]) => lines > 250).map(([file]) => file)

  test('have up to 250 lines, or a reason', () => {
    expect(tooLong.filter((file) => !longFiles[file])).toEqual([])
  })

  test('have a reason only if they need one', () => {
    expect(Object.keys(longFiles).filter((file) => !tooLong.includes(file))).toEqual([])
  })
})

describe('folders', () => {
  const tooFull = [...Map.groupBy(sources, dirname)]
    .filter(([, inside]) => inside.length > 15)
    .map(([folder]) => folder)

  test('have up to 15 source files, or a reason', () => {
    expect(tooFull.filter((folder) => !fullFolders[folder])).toEqual([])
  })

  test('have a reason only if they need one', () => {
    expect(Object.keys(fullFolders).filter((folder) => !tooFull.includes(folder))).toEqual([])
  })
})

interface Manifest {
  readonly name: string
  readonly description?: string
  readonly scripts?: Readonly<Record<string, string>>
}

const packages = files
  .filter((file) => /^(packages|tools|examples)\/.*package\.json$/.test(file) && !/\/(test|apps)\//.test(file))
  .map((file) => ({ folder: dirname(file), manifest: JSON.parse(read(file)) as Manifest }))

describe.each(packages)('$folder', ({ folder, manifest }) => {
  test('says what it is for', () => {
    expect(manifest.description).toMatch(/^\S.{10,120}\.$/)
  })

  test('has a test script that finds something to run', () => {
    const { test: script } = manifest.scripts ?? {}
    expect(script).toBeDefined()
    const hasTests = files.some((file) => file.startsWith(`${folder}/`) && file.endsWith('.test.ts'))
    if (script === 'vitest run')
      expect([existsSync(`${root}${folder}/vitest.config.ts`), hasTests]).toEqual([true, true])
    for (const [, file] of Object.values(manifest.scripts ?? {})
      .join(' ')
      .matchAll(/(?:node|-p|-c) (\S+\.(?:ts|json))/g))
      expect(existsSync(`${root}${folder}/${file}`), file).toBe(true)
  })
})

test('CONTRIBUTING.md has a line for each package, tool and shared part of the examples', () => {
  const shown = packages.filter(({ folder }) => /^(packages|tools)\/[^/]+$|^examples\/_shared\//.test(folder))
  const rows = shown.map(({ folder, manifest }) => [`\`${folder}\``, manifest.description ?? ''])
  expectGenerated('CONTRIBUTING.md', 'folders', table(['folder', 'what it is for'], rows))
})

test('CONTRIBUTING.md names only what is there', () => {
  const paths = [...read('CONTRIBUTING.md').matchAll(/`((?:packages|tools|examples|docs)\/[^`<\s]*)`/g)]
  const missing = paths.map(([, path = '']) => path).filter((path) => !existsSync(root + path))
  expect(missing).toEqual([])
})
