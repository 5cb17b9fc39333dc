import { expect } from 'vitest'
import { draft, isOnOthers, isSensitiveWith, sampleOf } from '../../call.ts'
import type { Check } from '../../check.ts'
import { operations, planned, type Row } from '../../table.ts'
import type { World } from '../../world.ts'

/** The world of operations that need a plan: by default its server has one. */
const withPlan = (world: World): World => ({ ...world, server: (rules = 'planned') => world.server(rules) })

/** One test for each operation of the table that passes the filter. */
export const each =
  (
    run: (operation: Row, world: World) => Promise<void>,
    about: (operation: Row) => unknown = () => true,
  ): Check['tests'] =>
  (test) => {
    for (const operation of operations) if (about(operation)) test(operation.id, (world) => run(operation, world))
    for (const operation of planned)
      if (about(operation)) test(operation.id, (world) => run(operation, withPlan(world)))
  }

/** Runs something that must not reach Clerk's Backend API. */
export async function quietly<T>({ clerk }: World, run: () => Promise<T>): Promise<T> {
  const { result, asked } = await clerk.watch(run)
  expect(asked).toEqual([])
  return result
}

/** Operations that are sensitive for every account: always, or with some input. */
export const isSensitive = ({ sensitive }: Row): boolean => sensitive === true || Array.isArray(sensitive)

/** A call that is sensitive, by its input where the input decides. */
export function sensitiveDraft(operation: Row, { somebody }: World) {
  const call = draft(operation, somebody)
  const { sensitive = () => undefined, json } = sampleOf(operation)
  const input = sensitive(somebody) ?? json?.(somebody)
  expect(isSensitiveWith(operation, input), `${operation.id} needs a sample that is sensitive`).toBe(true)
  return input ? { ...call, body: JSON.stringify(input) } : call
}

/** Operations that refuse the caller's own account, always or with some input. */
export const refusesOwnAccount = ({ guard }: Row): boolean => guard.refusesOwnAccount !== undefined

export const changesOthers = (operation: Row): boolean => isOnOthers(operation) && operation.method !== 'GET'
