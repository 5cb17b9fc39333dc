import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const guide = new URL('../../../../docs/deletion.md', import.meta.url)
const root = fileURLToPath(new URL('../../.printed', import.meta.url))

/** The files that the guide prints, by the name in their first line. */
export const printed: ReadonlyMap<string, string> = new Map(
  [...readFileSync(guide, 'utf8').matchAll(/^( *)```ts\n *\/\/ ([\w./-]+\.ts)\n(.*?)^ *```/gms)].map(
    ([, indent = '', name = '', code = '']) => [name, code.replaceAll(new RegExp(`^${indent}`, 'gm'), '')],
  ),
)

/** Blocks of TypeScript that name no file. */
export const unnamed: readonly string[] = [
  ...readFileSync(guide, 'utf8').matchAll(/^ *```ts\n(?! *\/\/ [\w./-]+\.ts\n).*/gm),
].map(([text]) => text)

/** Writes files of the guide, and others beside them, where the packages of this folder are found. */
export function writePrinted(names: readonly string[], others: Readonly<Record<string, string>> = {}): Folder {
  mkdirSync(root, { recursive: true })
  const folder = mkdtempSync(join(root, 'app-'))
  for (const name of names) {
    const code = printed.get(name)
    if (code === undefined) throw new Error(`The guide prints no file ${name}.`)
    write(join(folder, name), code)
  }
  for (const [name, code] of Object.entries(others)) write(join(folder, name), code)
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export interface Folder {
  readonly path: string
  remove(): void
}

function write(file: string, code: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, code)
}
