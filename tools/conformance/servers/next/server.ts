import { execFile } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { operations } from '@account-routes/core'
import { byPath } from '../options.ts'

const dir = fileURLToPath(new URL('.', import.meta.url))
const routes = new URL('app/', import.meta.url)

/** Next.js finds its routes in folders. */
async function addRoute(path: string, module: 'all' | 'alone'): Promise<void> {
  const folder = new URL(`.${path}/`, routes)
  await mkdir(folder, { recursive: true })
  const up = '../'.repeat(path.split('/').length)
  await writeFile(new URL('route.ts', folder), `export * from '${up}${module}.ts'\n`)
}

await rm(routes, { recursive: true, force: true })
for (const mount of ['/api/account', '/without-clerk', '/parties']) await addRoute(`${mount}/[[...path]]`, 'all')
await addRoute('/without-clerk-alone', 'alone')
await addRoute('/by-body/[operation]', 'alone')
for (const operation of operations) await addRoute(byPath(operation).replace(/:(\w+)/g, '[$1]'), 'alone')

// Next.js puts an app together when it is built, and writes into it what it finds under these names.
const { NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: _, NEXT_PUBLIC_CLERK_PROXY_URL: __, ...env } = process.env
const require = createRequire(import.meta.url)
const command = require.resolve('next/dist/bin/next')
await promisify(execFile)(process.execPath, [command, 'build'], {
  cwd: dir,
  env: { ...env, NEXT_TELEMETRY_DISABLED: '1' },
})

process.chdir(dir)
process.argv = [process.execPath, command, 'start']
require(command)
