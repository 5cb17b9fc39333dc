import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'

const path = new URL('../../../docs/performance.md', import.meta.url)

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, column) => (column === 0 ? '---' : '--:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')

export const whole = (value: number): string => Math.round(value).toLocaleString('en')
export const times = (value: number): string => `${value.toFixed(2)} ×`
export const micro = (value: number): string => `${value.toFixed(1)} µs`

/** The machine that the numbers were seen on. */
function machine(): string {
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  const date = new Date().toISOString().slice(0, 10)
  return `${date}, ${cpus().length} cores (${cpu?.model.trim() || 'unnamed'}), ${memory} GiB, ${type()} ${release()}, Node ${process.version.slice(1)}`
}

/** The rows of a section's table as they stand, for a run that measures only some of them anew. */
export function rowsOf(name: string): readonly (readonly string[])[] {
  const section = readFileSync(path, 'utf8').split(`<!-- generated: ${name} -->`)[1]?.split('<!-- /generated')[0] ?? ''
  const lines = section.split('\n').filter((line) => line.startsWith('| '))
  return lines.slice(2).map((line) => line.slice(2, -2).split(' | '))
}

/** Prints a section and puts it into docs/performance.md between its marks. */
export function writeSection(name: string, content: string): void {
  const begin = `<!-- generated: ${name} -->`
  const end = `<!-- /generated: ${name} -->`
  const document = readFileSync(path, 'utf8')
  const [before, rest] = document.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined)
    throw new Error(`docs/performance.md has no place for ${begin} … ${end}.`)
  const section = `${content.trim()}\n\n${machine()}.`
  writeFileSync(path, `${before}${begin}\n\n${section}\n\n${end}${after}`)
  console.log(`\n${name}\n\n${section}\n`)
}
