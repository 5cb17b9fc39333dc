import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packAll, run } from '../src/packages.ts'

// npm refuses to install a package whose peer ranges are narrower than an app's versions; pnpm only warns.

/** Of the settings of the npx that runs the checks only the way to the registry: npm refuses others in a project's install. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^npm_config_(?!registry|cafile|userconfig|globalconfig|cache|https?_proxy|proxy|noproxy)/i.test(name),
  ),
)

let folder: string
let tarballs: ReadonlyMap<string, string>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'account-routes-peers-'))
  await mkdir(join(folder, 'packed'))
  tarballs = await packAll(join(folder, 'packed'))
}, 60_000)

afterAll(() => rm(folder, { recursive: true }))

/** Apps on the major of Clerk's SDK before the newest ones. */
const apps = {
  next: { next: '15.5.29', '@clerk/nextjs': '6.39.8', react: '19.3.1', 'react-dom': '19.3.1' },
  astro: { astro: '5.18.2', '@clerk/astro': '2.17.14' },
  'react-router': { 'react-router': '7.18.4', '@clerk/react-router': '2.4.17', react: '19.3.1', 'react-dom': '19.3.1' },
} as const

test.each(Object.entries(apps))(
  'npm resolves an app on the former major: %s',
  async (name, versions) => {
    const app = join(folder, name)
    await mkdir(app)
    const overrides = Object.fromEntries([...tarballs].map(([packed, file]) => [packed, `file:${file}`]))
    const dependencies = { ...versions, [`@account-routes/${name}`]: overrides[`@account-routes/${name}`] }
    await writeFile(join(app, 'package.json'), JSON.stringify({ private: true, dependencies, overrides }))
    const resolved = run('npm', ['install', '--package-lock-only', '--prefer-offline', '--no-audit', '--no-fund'], {
      cwd: app,
      env,
    })
    await expect(
      resolved.then(
        () => 'resolved',
        ({ stderr }: { stderr: string }) => stderr,
      ),
    ).resolves.toBe('resolved')
  },
  120_000,
)
