import { execFile } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { byPath, operations } from '../options.ts'

const dir = fileURLToPath(new URL('.', import.meta.url))
const routes = new URL('app/', import.meta.url)

/** Next.js finds its routes in folders. */
async function addRoute(path: string, module: 'all' | 'alone' | 'unset'): Promise<void> {
  const folder = new URL(`.${path}/`, routes)
  await mkdir(folder, { recursive: true })
  const up = '../'.repeat(path.split('/').length)
  await writeFile(new URL('route.ts', folder), `export * from '${up}${module}.ts'\n`)
}

await rm(routes, { recursive: true, force: true })
for (const mount of ['/api/account', '/without-clerk', '/parties', '/t/[userId]/account'])
  await addRoute(`${mount}/[[...path]]`, 'all')
await addRoute('/unset/[[...path]]', 'unset')
for (const path of ['/without-clerk-alone', '/webhook', '/sweep']) await addRoute(path, 'alone')
await addRoute('/by-body/[operation]', 'alone')
for (const operation of operations) await addRoute(byPath(operation).replace(/:(\w+)/g, '[$1]'), 'alone')

// Next.js puts an app together when it is built, and writes into it the variables that it finds. A build has none of
// Clerk's: importing routes must do nothing.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.includes('CLERK')))
const require = createRequire(import.meta.url)
const command = require.resolve('next/dist/bin/next')
await promisify(execFile)(process.execPath, [command, 'build'], {
  cwd: dir,
  env: { ...env, NEXT_TELEMETRY_DISABLED: '1' },
})

process.chdir(dir)
process.argv = [process.execPath, command, 'start']
require(command)
