import { writeFileSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'
import { type Combination, combinations, idOf } from './combinations.ts'
import type { Result } from './results.ts'

const marks = { works: 'works', fails: '**fails**', 'not offered': 'not offered' } as const

/** Writes docs/support.md: what ran, and what did not work as what did not work. */
export function writeReport(results: ReadonlyMap<string, Result>): void {
  const rows = combinations.flatMap((combination) => {
    const result = results.get(idOf(combination))
    return result ? [{ combination, result }] : []
  })
  const counts = Object.entries({ work: 'works', fail: 'fails', 'are not offered': 'not offered' }).map(
    ([verb, outcome]) => `${rows.filter(({ result }) => result.outcome === outcome).length} ${verb}`,
  )
  const dates = rows.map(({ result }) => result.date).toSorted()
  const missing = combinations.length - rows.length
  writeFileSync(
    new URL('../../../docs/support.md', import.meta.url),
    `# What works with what

\`pnpm --filter @account-routes/compatibility matrix\` runs these tests and writes this page. For each row, the example of that framework is copied out of the workspace and installs these versions from the registry and our packages from the tarballs that would be published. It is built for production on that runtime, started, and tested over HTTP with the emulator as its Clerk:

- A deletion without credentials gets 401, another method 405, a change from a foreign origin 403, and Clerk is asked nothing.
- A Bearer token reads its own account and deletes it, below the mount and through a single operation: by the example's plan where the runtime has SQLite, and always with a single deletion at Clerk.

"Not offered" means that the framework itself doesn't support that Node.js. "Too old" is a version below our peer range; it shows that the range is no narrower than it has to be. The newest versions run on every Node.js, older ones next to the newest of everything else.

${counts.join(', ')}${missing ? `, ${missing} did not run` : ''}. ${machine(dates)}

${table(rows)}
${failures(rows)}`,
  )
}

interface Row {
  readonly combination: Combination
  readonly result: Result
}

function table(rows: readonly Row[]): string {
  const lines = rows.map(({ combination: { title, versions, runtime, tooOld }, result }) => {
    const [first = [], second = []] = Object.entries(versions)
    const mark = `${marks[result.outcome]}${tooOld ? ', too old' : ''}`
    return `| ${[title, first.join(' '), second.join(' '), `${runtime.name} ${runtime.version}`, mark].join(' | ')} |`
  })
  return ['| | framework | Clerk | runtime | |', '|---|---|---|---|---|', ...lines].join('\n')
}

function failures(rows: readonly Row[]): string {
  const told = rows.filter(({ result }) => result.reason)
  if (told.length === 0) return ''
  const lines = told.map(
    ({ combination, result }) => `- ${idOf(combination).replaceAll(' | ', ', ')}: ${result.reason}`,
  )
  return `\n## Why not\n\n${lines.join('\n')}\n`
}

function machine(dates: readonly string[]): string {
  const [cpu] = cpus()
  const [first, last] = [dates[0], dates.at(-1)]
  const when = first === last ? first : `${first} to ${last}`
  return `${when}, ${cpus().length} cores (${cpu?.model.trim() || 'unnamed'}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}.`
}
