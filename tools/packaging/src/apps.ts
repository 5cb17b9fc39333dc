import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { adapters, type Framework } from '@account-routes/frameworks'
import { type Block, blocksOf, documents } from './documents.ts'
import { root } from './packages.ts'

/** Languages whose blocks are programs. Each is also the extension of a block that names no file. */
export const programs: ReadonlySet<string> = new Set(['ts', 'tsx', 'astro', 'vue', 'svelte'])

const shortName = (name: string): string => name.replace('@account-routes/', '')

/** The app that an adapter's README builds on: as the framework's own creator makes it, cut to what is needed. */
export const skeletonOf = ({ package: name }: Framework): string =>
  join(root, 'packages', shortName(name), 'readme-app')

/** In a skeleton, declarations of what the framework generates for an app before it compiles it. */
export const declarations = 'generated.d.ts'

/** The framework that a README is about, or the last whose adapter or SDK the blocks of a guide have imported. */
function frameworksOf(document: string, blocks: readonly Block[]): readonly string[] {
  const folder = /^packages\/([\w-]+)\//.exec(document)?.[1]
  let current = adapters.find((row) => shortName(row.package) === folder)?.name ?? 'none'
  return blocks.map(({ code }) => {
    if (current !== folder) current = importedBy(code) ?? current
    return current
  })
}

const importedBy = (code: string): string | undefined =>
  adapters.find(({ package: name }) => code.includes(`'${name}'`))?.name ??
  adapters.find(({ sdk }) => sdk !== '@clerk/backend' && code.includes(`'${sdk}/`))?.name

/** The folder of the app that one document describes for one framework. */
export const documentApp = (framework: string, document: string): string =>
  join(framework, document.replace(/\.md$/, '').replaceAll('/', '-').toLowerCase())

/** The app that the README of an adapter describes. */
export const readmeApp = (framework: string): string => documentApp(framework, `packages/${framework}/README.md`)

/** Its programs are run by tools/recipes, with the databases and queues that they are about. */
const ofRecipes = 'docs/deletion.md'

/** Writes every program of the documents into apps below a folder, one per framework and document. */
export async function writeApps(into: string): Promise<void> {
  for (const framework of adapters)
    await cp(skeletonOf(framework), join(into, readmeApp(framework.name)), {
      recursive: true,
      filter: (file) => basename(file) !== declarations,
    }).catch(ignoreMissing)
  const written = new Set<string>()
  for (const document of documents.filter((each) => each !== ofRecipes)) {
    const blocks = blocksOf(document)
    const frameworks = frameworksOf(document, blocks)
    for (const [index, block] of blocks.entries()) {
      if (!programs.has(block.language) || isRepeated(block)) continue
      const app = documentApp(frameworks[index] ?? 'none', document)
      const file = join(app, block.file ?? `line-${block.line}.${block.language}`)
      if (written.has(file)) throw new Error(`${document}:${block.line} shows ${block.file} for a second time.`)
      written.add(file)
      await write(join(into, file), block)
    }
  }
}

/** The front page repeats parts of the adapters' own READMEs. */
const isRepeated = ({ document, code }: Block): boolean =>
  document === 'README.md' &&
  documents.some((other) => other.startsWith('packages/') && blocksOf(other).some((block) => block.code === code))

async function write(file: string, { code, adds, document, line }: Block): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  if (!adds) return writeFile(file, code)
  const rest = await readFile(file, 'utf8').catch(() => {
    throw new Error(`${document}:${line} adds to ${basename(file)}, which the app does not have.`)
  })
  await writeFile(file, `${code}${rest}`)
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}
