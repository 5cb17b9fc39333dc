import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { adapters } from '@account-routes/frameworks'
import { installOutside, workspace } from '../src/outside.ts'
import { publicPackages, readManifest, root, run } from '../src/packages.ts'

/** Packages that an example depends on, which an app on that framework needs besides the peers. */
const ofExamples = adapters.flatMap(({ name }) => {
  const { dependencies, devDependencies } = readManifest(join(root, 'examples', name))
  return Object.keys({ ...dependencies, ...devDependencies }).filter((each) => !each.startsWith('@account-routes/'))
})

/** Packages that the documents show besides, and that their tests need. */
const ofDocuments = [
  '@clerk/react',
  '@clerk/shared',
  '@clerk/testing',
  '@clerk/vue',
  '@playwright/test',
  'playwright-core',
  'valibot',
  'vitest',
  'vue',
]

/** The peers of every package, and so the frameworks and SDKs of an app that uses every adapter. */
const peers = publicPackages.flatMap(({ manifest }) => Object.keys((manifest.peerDependencies ?? {}) as object))

/** An app outside of the workspace that has every package. */
export async function installConsumer(folder: string, tarballs: ReadonlyMap<string, string>): Promise<void> {
  const dependencies = Object.fromEntries([
    ...[...peers, ...ofExamples, ...ofDocuments].map((name) => [name, workspace.catalog[name]]),
    ...[...tarballs].map(([name, file]) => [name, `file:${file}`]),
  ])
  const manifest = { private: true, type: 'module', dependencies }
  await installOutside({ folder, manifest, tarballs, overrides: workspace.overrides })
}

const options = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noImplicitOverride: true,
  verbatimModuleSyntax: true,
  skipLibCheck: false,
  noEmit: true,
  target: 'ES2023',
  lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
  module: 'NodeNext',
  jsx: 'react-jsx',
  types: ['node'],
}

const oneOperation = (
  name: string,
): string => `import { type AccountRoutesOptions, accountRoute, deleteSelf, Refusal } from '${name}'
import type { ClerkClient } from '@clerk/backend'
declare const given: AccountRoutesOptions & { clerkClient: ClerkClient }
export const one = accountRoute(deleteSelf, given)
export const isRefusal = (error: unknown): boolean => error instanceof Refusal && error.code === 'forbidden'
// @ts-expect-error an option that does not exist
accountRoute(deleteSelf, { ...given, authorise: () => true })
`

/** One operation of each adapter, as an app would write it. */
export async function writeConsumer(folder: string): Promise<void> {
  const files = adapters.map(({ name, package: adapter }) => [`src/${name}.ts`, oneOperation(adapter)])
  await writeFiles(folder, {
    ...Object.fromEntries(files),
    'tsconfig.json': JSON.stringify({ compilerOptions: options, include: ['src'] }),
  })
}

/** Errors of the compiler in the consumer and in our own declarations; frameworks' own mistakes are theirs. */
export async function typeErrors(folder: string): Promise<readonly string[]> {
  const checked = run('node_modules/.bin/tsc', ['-p', '.', '--pretty', 'false'], { cwd: folder, maxBuffer: 2 ** 26 })
  try {
    await checked
    return []
  } catch (cause) {
    const errors = (cause as { stdout: string }).stdout.split('\n').filter((line) => /error TS\d+/.test(line))
    if (errors.length === 0) throw cause
    return errors.filter((line) => !line.includes('node_modules/') || line.includes('@account-routes'))
  }
}

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content)
  }
}
