import type { Plan } from '../plan/options.ts'
import type { AccountDeletion, CancelOutcome } from '../port.ts'
import { askBlockers } from './check.ts'
import { engineOf } from './context.ts'
import { startLoop, stopLoop } from './loop.ts'
import { cancel, gone } from './operate.ts'
import { request } from './request.ts'
import { sweep } from './sweep.ts'
import { takeTurn } from './turn.ts'

/** Everything about a deletion that does more than read its row. */
interface Operations
  extends Pick<AccountDeletion, 'request' | 'sweep' | 'gone' | 'cancel' | 'cancelOwn' | 'retry' | 'blockersOf'> {
  run(id: string): Promise<number | null>
  handleWake(id: string): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

export function operationsOf(plan: Plan): Operations {
  const engine = engineOf(plan)
  const { store } = engine
  const run = async (id: string): Promise<number | null> => (await takeTurn(engine, id)).waitMs
  return {
    request: (asked) => request(engine, asked),
    run,
    handleWake: async (id) => engine.alarm(id, await run(id)),
    sweep: (bounds) => sweep(engine, bounds),
    start: () => startLoop(engine),
    stop: () => stopLoop(engine),
    gone: (user) => gone(engine, user),
    cancel: (id) => cancel(engine, id, null),
    async cancelOwn(userId): Promise<CancelOutcome> {
      const row = (await store.ofUser(userId)) ?? (await store.lastCancelled(userId))
      return row ? cancel(engine, row.id, 'self') : 'not_found'
    },
    async retry(id) {
      if (await store.retry(id)) {
        void engine.alarm(id, 0)
        return 'retried'
      }
      return (await store.find(id)) ? 'not_stuck' : 'not_found'
    },
    blockersOf: async (userId) => (await askBlockers(engine, userId)).blockers,
  }
}
