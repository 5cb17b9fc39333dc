import type { SweepOptions, SweepResult } from '../port.ts'
import type { Engine } from './context.ts'
import { takeTurn } from './run.ts'

/** Runs what is due, oldest first. Any number of processes may sweep at once. */
export async function sweep(
  engine: Engine,
  { limit = 50, budgetMs = 20_000, concurrency = 5 }: SweepOptions = {},
): Promise<SweepResult> {
  await engine.expire()
  const end = Date.now() + budgetMs
  const over = (): boolean => Date.now() >= end
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
          console.error(`[account-routes] Deletion ${id} goes on with the next sweep.`, error)
        })
        if (turn?.ran) ran++
      }
    }
    await Promise.all(Array.from({ length: concurrency }, worker))
  }
  return { ran, left: (await engine.store.due(1, skip)).length > 0 }
}

interface Loop {
  stop(): Promise<void>
}

/** Shared by all copies of the module, so that a reload replaces the loop of the code before. */
const loopsKey = Symbol.for('account-routes.deletion.sweeps')

function loops(): Map<string, Loop> {
  const holder = globalThis as { [loopsKey]?: Map<string, Loop> }
  holder[loopsKey] ??= new Map()
  return holder[loopsKey]
}

/** Sweeps again and again. One loop per ledger in a process. */
export async function startLoop(engine: Engine): Promise<void> {
  const { store, plan } = engine
  await store.ready()
  if (store.note && globalThis.process?.env?.NODE_ENV === 'production') console.info(`[account-routes] ${store.note}`)
  const running = loops()
  await running.get(store.name)?.stop()
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let current: Promise<void> = Promise.resolve()

  const every = plan.options.sweepEveryMs ?? 10_000
  const turn = async (): Promise<void> => {
    const { ran, left } = await sweep(engine).catch((error: unknown) => {
      console.error('[account-routes] The sweep of deletions failed.', error)
      return { ran: 0, left: false }
    })
    if (!stopped) again(left && ran ? 0 : every * (0.75 + Math.random() / 2))
  }
  const again = (ms: number): void => {
    timer = setTimeout(() => {
      current = turn()
    }, ms)
    // Never keeps a process alive by itself.
    ;(timer as { unref?: () => void }).unref?.()
  }
  running.set(store.name, {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await current
    },
  })
  again(0)
}

export async function stopLoop({ store }: Engine): Promise<void> {
  const running = loops()
  const loop = running.get(store.name)
  running.delete(store.name)
  await loop?.stop()
}
