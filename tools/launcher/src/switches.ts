import { join, relative } from 'node:path'

/** Changes to the plan by which an example deletes accounts, and how to make use of them. */
export interface Switches {
  readonly plan: object
  readonly notes: readonly string[]
  /** A file whose presence makes a step fail. */
  readonly lock?: string
}

/** The meaning of `--grace` and `--stuck` for an example that keeps its data in this folder. */
export function readSwitches(names: readonly string[], data: string): Switches {
  const lock = join(data, 'invoices.locked')
  const known: Readonly<Record<string, Switches>> = {
    '--grace': { plan: { gracePeriod: '14d' }, notes: ['Deletions can be undone for 14 days.'] },
    '--stuck': {
      plan: { failsWhile: lock },
      notes: [`Deletions get stuck at the invoices until you run: rm ${relative(process.cwd(), lock)}`],
      lock,
    },
  }
  const unknown = names.find((name) => !Object.hasOwn(known, name))
  if (unknown) throw new Error(`Unknown switch ${unknown}. Known switches: ${Object.keys(known).join(', ')}.`)
  const chosen = names.map((name) => known[name] as Switches)
  return {
    ...Object.assign({}, ...chosen),
    plan: Object.assign({}, ...chosen.map(({ plan }) => plan)),
    notes: chosen.flatMap(({ notes }) => notes),
  }
}
