import { inputs } from './inputs.ts'
import { power } from './power.ts'
import { routing } from './routing.ts'
import { upstream } from './upstream.ts'

/** Checks that run once per operation of the table. */
export const everyOperation = [...routing, ...power, ...inputs, ...upstream] as const
