import { readFileSync } from 'node:fs'
import type { SeedError } from '../errors.ts'
import type { Seed } from '../seed/seed.ts'
import { placeAt, placeOfPath } from './json-line.ts'
import { UsageError } from './usage.ts'

function readSeedText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new UsageError(`The seed ${file} cannot be read: ${code === 'ENOENT' ? 'the file does not exist' : message}.`)
  }
}

export function readSeed(file: string): Seed {
  const text = readSeedText(file)
  try {
    return JSON.parse(text) as Seed
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1]
    const { line, column } = placeAt(text, position ? Number(position) : text.length)
    throw new UsageError(`The seed ${file} is not JSON, at line ${line}, column ${column}.`)
  }
}

/** Names the line of a seed's mistake. */
export function explainSeed(error: SeedError, file: string): string {
  const { line } = placeOfPath(readSeedText(file), error.path)
  return `The seed ${file} is invalid at ${error.path || 'its top'}, line ${line}: ${error.problem}`
}
