import type { Row } from '../stores/store.ts'
import type { Engine } from './context.ts'
import { phase, type RunOptions } from './phase.ts'
import { towardsAdmission } from './waiting.ts'

/** Goes on with a row that this token holds. @returns undefined if another process has taken it over */
export async function work(
  engine: Engine,
  held: Row,
  token: string,
  options: RunOptions = {},
): Promise<Row | undefined> {
  let row: Row | undefined = held
  let begun = options.begun ?? false
  if (row.state !== 'running') {
    row = await towardsAdmission(engine, row, token, options)
    // Admission also records the first step as started.
    begun = true
  }
  if (row?.token === token && row.state === 'running') row = await phase(engine, row, token, '', { ...options, begun })
  if (row?.token === token && row.state === 'cancelled') row = await phase(engine, row, token, 'cancelled:', options)
  return row
}
