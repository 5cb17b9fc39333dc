import { mkdir, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { byPath, operations, port } from '../options.ts'

const root = fileURLToPath(new URL('.', import.meta.url))
const routes = new URL('src/routes/', import.meta.url)

/** SvelteKit finds its routes in folders. */
async function addRoute(path: string, handlers: 'all' | 'alone' | 'unset'): Promise<void> {
  const folder = new URL(`.${path}/`, routes)
  await mkdir(folder, { recursive: true })
  const up = '../'.repeat(path.split('/').length)
  const lines = [
    `import { ${handlers} } from '${up}handlers.ts'`,
    '',
    `export const { fallback, trailingSlash } = ${handlers}`,
    '',
  ]
  await writeFile(new URL('+server.ts', folder), lines.join('\n'))
}

await rm(routes, { recursive: true, force: true })
for (const mount of ['/api/account', '/without-clerk', '/parties']) await addRoute(`${mount}/[...path]`, 'all')
await addRoute('/unset/[...path]', 'unset')
await addRoute('/t/[userId]/account/[...path]', 'all')
for (const path of ['/without-clerk-alone', '/webhook', '/sweep']) await addRoute(path, 'alone')
await addRoute('/by-body/[operation]', 'alone')
for (const operation of operations) await addRoute(byPath(operation).replace(/:(\w+)/g, '[$1]'), 'alone')

// SvelteKit puts an app together when it is built, so that comes before the start. It does so in the folder where it runs.
process.chdir(root)
await build({ logLevel: 'error' })
process.env.ORIGIN = `http://127.0.0.1:${port}`
process.env.BODY_SIZE_LIMIT = 'Infinity'
await import(new URL('build/index.js', import.meta.url).href)
