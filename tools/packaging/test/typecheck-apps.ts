import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { adapters } from '@account-routes/frameworks'
import { declarations, skeletonOf } from '../src/apps.ts'
import { run } from '../src/packages.ts'

const compilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  skipLibCheck: true,
  noEmit: true,
  target: 'ES2023',
  lib: ['ES2023', 'DOM', 'DOM.Iterable'],
  module: 'ESNext',
  moduleResolution: 'Bundler',
  allowImportingTsExtensions: true,
  jsx: 'react-jsx',
  types: ['node'],
}

/** The compiler's complaints about the apps of all documents. */
export async function typecheckApps(consumer: string): Promise<readonly string[]> {
  const apps = join(consumer, 'apps')
  await writeScripts(apps)
  const folders = readdirSync(apps)
  for (const framework of adapters) {
    const types = join(skeletonOf(framework), declarations)
    if (existsSync(types)) cpSync(types, join(apps, framework.name, declarations))
  }
  const web = adapters.filter(({ kind }) => kind === 'web').map(({ name }) => name)
  // Frameworks that build pages declare global types, and would lend them to each other.
  const programs = [...web.map((name) => [name]), folders.filter((name) => !web.includes(name))]
  const errors: string[] = []
  for (const include of programs) {
    await writeFile(join(apps, 'tsconfig.json'), JSON.stringify({ compilerOptions, include }))
    errors.push(...(await typeErrors(consumer, apps)))
  }
  return errors
}

async function typeErrors(consumer: string, folder: string): Promise<readonly string[]> {
  try {
    await run(join(consumer, 'node_modules/.bin/tsc'), ['-p', '.', '--pretty', 'false'], { cwd: folder })
    return []
  } catch (cause) {
    const { stdout } = cause as { stdout?: string }
    if (!stdout?.includes('error TS')) throw cause
    return stdout.trim().split('\n')
  }
}

/** The script of a component, beside it, as a module for the compiler. */
async function writeScripts(folder: string): Promise<void> {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(astro|vue|svelte)$/.test(name)) continue
    const [, script] = /<script[^>]*>\n(.*?)<\/script>/s.exec(readFileSync(join(folder, name), 'utf8')) ?? []
    if (script) await writeFile(join(folder, `${name}.ts`), `${script}\nexport {}\n`)
  }
}
