import { readFileSync, writeFileSync } from 'node:fs'

/** The result of one row. */
export interface Result {
  readonly outcome: 'works' | 'fails' | 'not offered'
  /** Why it is not so. */
  readonly reason?: string
  readonly date: string
}

const file = new URL('../results.json', import.meta.url)

/** Kept beside the code, so that a run that was ended goes on where it was. */
export function readResults(): Map<string, Result> {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Result>))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map()
    throw error
  }
}

export const writeResults = (results: ReadonlyMap<string, Result>): void =>
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(results), null, 2)}\n`)
