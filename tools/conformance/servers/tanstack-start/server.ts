import { mkdir, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { tanstackStart } from '@tanstack/react-start/plugin/vite'
import { serve } from 'srvx'
import { createBuilder } from 'vite'
import { byPath, operations, port } from '../options.ts'

const root = fileURLToPath(new URL('.', import.meta.url))
const routes = new URL('src/routes/', import.meta.url)

/** TanStack Start finds its routes in files. */
async function addRoute(path: string, handlers: 'all' | 'alone' | 'unset'): Promise<void> {
  // In the name of a file a dot stands for a slash.
  const name = path.replaceAll('.', '[.]')
  const file = new URL(`.${name}.ts`, routes)
  await mkdir(new URL('.', file), { recursive: true })
  const up = '../'.repeat(path.split('/').length - 1)
  const lines = [
    "import { createFileRoute } from '@tanstack/react-router'",
    `import { ${handlers} } from '${up}handlers.ts'`,
    '',
    `export const Route = createFileRoute('${name}')({ server: { handlers: ${handlers} } })`,
    '',
  ]
  await writeFile(file, lines.join('\n'))
}

await rm(routes, { recursive: true, force: true })
await mkdir(routes, { recursive: true })
await writeFile(
  new URL('__root.ts', routes),
  "import { createRootRoute } from '@tanstack/react-router'\n\nexport const Route = createRootRoute()\n",
)
for (const mount of ['/api/account', '/without-clerk', '/parties', '/t/$userId/account'])
  await addRoute(`${mount}/$`, 'all')
await addRoute('/unset/$', 'unset')
for (const path of ['/without-clerk-alone', '/webhook', '/sweep']) await addRoute(path, 'alone')
await addRoute('/by-body/$operation', 'alone')
for (const operation of operations) await addRoute(byPath(operation).replace(/:(\w+)/g, '$$$1'), 'alone')

// TanStack Start puts an app together when it is built, so that comes before the start.
const builder = await createBuilder({ root, logLevel: 'error', plugins: [tanstackStart()] })
await builder.buildApp()

const { default: server } = await import(new URL('dist/server/server.js', import.meta.url).href)
serve({ fetch: server.fetch, port })
