import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { frameworks } from '@account-routes/frameworks'
import { buildExample } from '@account-routes/launcher'

// `pnpm -w run conformance express fastify` builds the examples of these frameworks or adapters and runs all checks on them.

const words = process.argv.slice(2)
const chosen = frameworks.filter(
  ({ name, package: adapter }) =>
    words.length === 0 || words.includes(name) || words.includes(adapter.replace('@account-routes/', '')),
)
if (chosen.length === 0) {
  console.error(
    `No framework is called ${words.join(' or ')}. Known: ${frameworks.map(({ name }) => name).join(', ')}.`,
  )
  process.exit(1)
}
for (const framework of chosen) await buildExample(framework)

const vitest = createRequire(import.meta.url)
  .resolve('vitest/package.json')
  .replace('package.json', 'vitest.mjs')
const files = chosen.map(({ name }) => `tools/conformance/servers/${name}/`)
const root = fileURLToPath(new URL('../../../', import.meta.url))
const tests = spawn(process.execPath, [vitest, 'run', '--project', 'conformance', ...files], {
  cwd: root,
  stdio: 'inherit',
})
const [code] = await once(tests, 'exit')
process.exit(code ?? 1)
