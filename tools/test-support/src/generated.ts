import { readFileSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'

/**
 * Keeps the generated part of a document as it must be: with UPDATE_DOCS set it is written, otherwise a difference fails.
 */
export function expectGenerated(file: string, name: string, content: string): void {
  const path = new URL(`../../../${file}`, import.meta.url)
  const begin = `<!-- generated: ${name} -->`
  const end = `<!-- /generated: ${name} -->`
  const whole = readFileSync(path, 'utf8')
  const [before, rest] = whole.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error(`${file} has no place for ${begin} … ${end}.`)
  const wanted = `${before}${begin}\n\n${content.trim()}\n\n${end}${after}`
  if (process.env.UPDATE_DOCS) writeFileSync(path, wanted)
  expect(readFileSync(path, 'utf8'), `${file} is out of date. Run this test again with UPDATE_DOCS=1.`).toBe(wanted)
}

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
