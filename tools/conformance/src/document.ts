import type { Framework } from '@account-routes/frameworks'
import type { Check } from './check.ts'
import { requirements } from './requirements.ts'

export const documentUrl: URL = new URL('../../../docs/conformance.md', import.meta.url)

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

/** Each reason once, in the order in which the table comes to it. */
function reasonsOf(checks: readonly Check[], targets: readonly Framework[]): readonly string[] {
  const reasons = checks.flatMap(({ id }) => targets.map((target) => limitOf(target, id)))
  return [...new Set(reasons)].filter((reason) => reason !== undefined)
}

export const limitOf = ({ limits }: Framework, checkId: string): string | undefined => limits[checkId]

/** The mark in the table for a check that ran in a framework. */
const ran = '✓'

export function documentOf(checks: readonly Check[], targets: readonly Framework[]): string {
  const reasons = reasonsOf(checks, targets)
  const rows = checks.map((check) => [
    capital(check.title),
    ...targets.map((target) => {
      const reason = limitOf(target, check.id)
      return reason === undefined ? ran : `– [${reasons.indexOf(reason) + 1}](#not-possible)`
    }),
  ])
  const shown = Object.entries(requirements).map(([number, { text, source, elsewhere = [], also = [] }]) => [
    `S${number}`,
    text,
    source ?? '',
    [
      ...checks.filter(({ shows }) => shows.includes(Number(number))).map(({ title }) => title.split(':', 1)[0]),
      ...[...elsewhere, ...also].map(linkTo),
    ].join(' · '),
  ])
  return `# Conformance

One list of checks runs against every example: a real server, built for production and started as a process of its own,
with the emulator as its Clerk. Many checks are derived from the table of operations. \`tools/frameworks\` lists the
frameworks, and the checks that each makes impossible.

\`UPDATE_DOCS=1 pnpm exec vitest run --project conformance document\` writes this page. Tests fail if it differs from what
ran.

## Checks

${table(['Check', ...targets.map(({ title }) => title)], rows)}

## Not possible

${reasons.map((reason, index) => `${index + 1}. ${whose(reason, targets)}: ${reason}.`).join('\n') || 'Everything is.'}

## Requirements

The tests carry these numbers in their names.

${table(['', 'Requirement', 'Source', 'Shown by'], shown)}
`
}

/** A file or folder of tests, as a link from the documents. */
const linkTo = (path: string): string =>
  `[${path
    .replace(/\.test\.ts$/, '')
    .replace('/test', '')
    .replace('packages/', '')}](../${path})`

const whose = (reason: string, targets: readonly Framework[]): string =>
  targets
    .filter(({ limits }) => Object.values(limits).includes(reason))
    .map(({ title }) => title)
    .join(', ')

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The checks that ran in a framework, by their titles, as the document has it. */
export function ranAccordingTo(document: string, target: Framework): readonly string[] {
  const rows = document.split('\n').filter((line) => line.startsWith('| '))
  const cells = (line: string) => line.slice(2, -2).split(' | ')
  const head = rows.find((line) => line.startsWith('| Check |'))
  const column = head ? cells(head).indexOf(target.title) : -1
  return rows.map(cells).flatMap((line) => (column > 0 && line[column] === ran ? [line[0] as string] : []))
}
