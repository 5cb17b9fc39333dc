import { reportLater } from '../log/notices.ts'
import type { SweepOptions, SweepResult } from '../port.ts'
import type { Engine } from './context.ts'
import { takeTurn } from './turn.ts'

/** Runs what is due, oldest first. Any number of processes may sweep at once. */
export async function sweep(
  engine: Engine,
  { limit = 50, budgetMs = 20_000, concurrency = 5 }: SweepOptions = {},
  stopped: () => boolean = () => false,
  onMoved: () => void = () => {},
): Promise<SweepResult> {
  await engine.expire()
  const end = performance.now() + budgetMs
  const over = (): boolean => performance.now() >= end || stopped()
  const seen = new Set<string>()
  let skip = 0
  let ran = 0
  while (ran < limit && !over()) {
    const due = await engine.store.due(limit, skip)
    if (!due.length) return { ran, left: false }
    const fresh = due.filter((id) => !seen.has(id))
    // Rows that stay due are left to another process. Look behind them, so that they hold up nothing.
    skip += due.length - fresh.length
    const queue = fresh.slice(0, limit - ran)
    const worker = async (): Promise<void> => {
      for (let id = queue.shift(); id !== undefined && !over(); id = queue.shift()) {
        seen.add(id)
        const turn = await takeTurn(engine, id, { stopped: over }).catch((error: unknown) => {
          reportLater(id, error)
        })
        if (turn?.ran) ran++
        if (turn?.moved) onMoved()
      }
    }
    await Promise.all(Array.from({ length: concurrency }, worker))
  }
  return { ran, left: (await engine.store.due(1, skip)).length > 0 }
}
