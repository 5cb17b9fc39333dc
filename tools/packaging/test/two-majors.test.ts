import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { installOutside, workspace } from '../src/outside.ts'
import { packAll, run } from '../src/packages.ts'

// A pnpm workspace with an app per major of Express: each has to get the types of its own.

let folder: string

const majors = {
  four: workspace.catalogs.express4,
  five: { express: workspace.catalog.express, '@types/express': workspace.catalog['@types/express'] },
} as const

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'account-routes-majors-'))
  await mkdir(join(folder, 'packed'))
  const tarballs = await packAll(join(folder, 'packed'))
  for (const [name, versions] of Object.entries(majors)) {
    const app = join(folder, 'apps', name)
    await cp(fileURLToPath(new URL('cases/two-majors', import.meta.url)), app, { recursive: true })
    const dependencies = {
      ...versions,
      '@clerk/express': workspace.catalog['@clerk/express'],
      '@account-routes/express': `file:${tarballs.get('@account-routes/express')}`,
    }
    await writeFile(join(app, 'package.json'), JSON.stringify({ name, private: true, type: 'module', dependencies }))
    const compilerOptions = { module: 'nodenext', target: 'es2022', strict: true, skipLibCheck: true, noEmit: true }
    await writeFile(join(app, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['server.ts'] }))
  }
  const devDependencies = { typescript: '5.9.3', '@types/node': workspace.catalog['@types/node'] }
  await installOutside({
    folder,
    manifest: { private: true, devDependencies },
    tarballs,
    overrides: workspace.overrides,
    packages: ['apps/*'],
  })
}, 120_000)

afterAll(() => rm(folder, { recursive: true }))

test.each(Object.keys(majors))(
  'the app on Express %s compiles',
  async (name) => {
    const tsc = join(folder, 'node_modules/.bin/tsc')
    const errors = await run(tsc, ['-p', '.'], { cwd: join(folder, 'apps', name) }).then(
      () => '',
      ({ stdout }: { stdout: string }) => stdout,
    )
    expect(errors).toBe('')
  },
  60_000,
)
