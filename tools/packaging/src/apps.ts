import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { adapters } from '@account-routes/frameworks'
import { type Block, blocksOf, documents } from './documents.ts'

/** Apps as each framework's own creator makes them, cut to what the documents build on. */
const skeletons = fileURLToPath(new URL('../apps/', import.meta.url))

/** Languages whose blocks are programs, with the extension of a block that names no file. */
const programs: Readonly<Record<string, string>> = { ts: 'ts', tsx: 'tsx', astro: 'astro', vue: 'vue' }

const shortName = (name: string): string => name.replace('@account-routes/', '')

/** The framework that a block's code belongs to: the package of its README, else the adapter or SDK that it imports. */
export function frameworkOf({ document, code }: Block): string {
  const folder = /^packages\/([\w-]+)\//.exec(document)?.[1]
  const imported = adapters.find(({ package: name, sdk }) => code.includes(`'${name}`) || code.includes(`'${sdk}`))
  return (adapters.find((row) => shortName(row.package) === folder) ?? imported)?.name ?? 'none'
}

/** The folder of the app that one document describes for one framework. */
const folderOf = (block: Block): string =>
  join(frameworkOf(block), block.document.replace(/\.md$/, '').replaceAll('/', '-').toLowerCase())

/** The app that the README of an adapter describes. */
export const readmeApp = (framework: string): string => join(framework, `packages-${framework}-readme`)

/** Writes every program of the documents into apps below a folder, one per framework and document. */
export async function writeApps(into: string): Promise<void> {
  for (const { name } of adapters) {
    const skeleton = join(skeletons, name)
    await cp(skeleton, join(into, readmeApp(name)), { recursive: true }).catch(ignoreMissing)
  }
  const written = new Set<string>()
  for (const block of documents.flatMap(blocksOf)) {
    const extension = programs[block.language]
    if (!extension || isRepeated(block)) continue
    const file = join(folderOf(block), block.file ?? `line-${block.line}.${extension}`)
    if (written.has(file)) throw new Error(`${block.document}:${block.line} shows ${block.file} for a second time.`)
    written.add(file)
    await write(join(into, file), block)
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
