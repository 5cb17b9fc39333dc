import type { AccountDeletion, SweepOptions } from './deletion.ts'
import { assertPlanOption, missing, OptionError } from './settings.ts'

/** Options of `accountSweep`. */
export interface SweepRouteOptions extends Pick<SweepOptions, 'limit' | 'budgetMs'> {
  /**
   * The plan to sweep.
   * @example deletion: defineDeletion({ store, clerkClient, steps: [step('files', removeFiles), clerkAccount()] })
   */
  readonly deletion: AccountDeletion
  /**
   * The secret of at least 16 characters that the cron service sends as `Authorization: Bearer …`, or a function that is
   * called for each request.
   * @default process.env.CRON_SECRET
   * @example secret: () => env.CRON_SECRET
   */
  readonly secret?: string | (() => string | undefined)
  /**
   * The most deletions that one request runs.
   * @default 50
   * @example limit: 20
   */
  readonly limit?: number
  /**
   * Milliseconds after which a request starts no further step. Keep it below the time limit of the platform's functions.
   * @default 20_000
   * @example budgetMs: 50_000
   */
  readonly budgetMs?: number
}

const known = ['deletion', 'secret', 'limit', 'budgetMs']

/** @throws OptionError for an unknown option or one of the wrong kind */
export function assertSweepOptions(options: SweepRouteOptions): void {
  const unknown = Object.keys(options ?? {}).find((name) => !known.includes(name))
  if (unknown) throw new OptionError(unknown, `is unknown. Known options: ${known.join(', ')}`)
  const { deletion, secret, limit = 1, budgetMs = 1 } = options ?? {}
  if (!deletion) throw missing('deletion', 'accountSweep() runs its steps')
  assertPlanOption(deletion)
  if (secret !== undefined && typeof secret !== 'function' && typeof secret !== 'string')
    throw new OptionError('secret', 'must be a text of at least 16 characters, or a function')
  if (!(Number.isSafeInteger(limit) && limit >= 1)) throw new OptionError('limit', 'must be a whole number, such as 50')
  if (!(budgetMs > 0)) throw new OptionError('budgetMs', 'must be milliseconds, such as 20_000')
}
