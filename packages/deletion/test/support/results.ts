import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** Outcome for one kind of process, killed at every await. */
export interface CrashResult {
  readonly ledger: string
  /** The process that was killed. */
  readonly process: string
  readonly points: number
  /** Accepted before the kill, and finished by others. */
  readonly finished: number
  /** Not accepted, and untouched. */
  readonly untouched: number
  readonly lost: number
  /** Recorded steps that ran again. */
  readonly repeated: number
}

const file = new URL('../crashes.json', import.meta.url)

/** The results of the last complete runs, kept beside the code: a table of the guide is made of them. */
export const readCrashes = (): readonly CrashResult[] =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly CrashResult[]) : []

export function writeCrashes(result: CrashResult): void {
  const isSame = (other: CrashResult): boolean => other.ledger === result.ledger && other.process === result.process
  const all = [...readCrashes().filter((other) => !isSame(other)), result]
  const nameOf = (row: CrashResult): string => `${row.ledger} ${row.process}`
  all.sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'en'))
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`)
}
