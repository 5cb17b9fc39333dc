import type { World } from './world.ts'

export type Run = (world: World) => Promise<void>

/** One thing that must hold in every framework, by however many tests it takes to show. */
export interface Check<Id extends string = string> {
  readonly id: Id
  readonly title: string
  /** The requirements that it shows, by their numbers. */
  readonly shows: readonly number[]
  readonly tests: (test: (name: string, run: Run) => void) => void
}

export const check = <const Id extends string>(
  id: Id,
  title: string,
  shows: readonly number[],
  tests: Check['tests'],
): Check<Id> => ({ id, title, shows, tests })

/** A check that one test shows. */
export const one = <const Id extends string>(id: Id, title: string, shows: readonly number[], run: Run): Check<Id> =>
  check(id, title, shows, (test) => test('holds', run))
