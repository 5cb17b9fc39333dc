import { reportRival, reportSweep } from '../log/notices.ts'
import { maxTimer, type Plan } from '../plan/options.ts'
import type { Store } from '../stores/store.ts'
import type { Engine } from './context.ts'
import { sweep } from './sweep.ts'

interface Loop {
  readonly store: Store
  readonly plan: Plan
  stop(): Promise<void>
}

/** Shared by all copies of the module, so that a reload replaces the loop of the code before. */
const loopsKey = Symbol.for('account-routes.deletion.sweeps')

function loops(): Map<string, Loop> {
  const holder = globalThis as { [loopsKey]?: Map<string, Loop> }
  holder[loopsKey] ??= new Map()
  return holder[loopsKey]
}

/** Sweeps again and again. One loop per ledger in a process; the same plan may be started with each request. */
export async function startLoop(engine: Engine): Promise<void> {
  const { store, plan } = engine
  await store.ready()
  const running = loops()
  const former = running.get(store.name)
  if (former?.plan === plan) return
  const inProduction = globalThis.process?.env?.NODE_ENV === 'production'
  if (store.note && inProduction) console.info(`[account-routes] ${store.note}`)
  // Elsewhere a reload makes the same plan anew.
  if (inProduction && former) reportRival(store.name, former.store === store)
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let current: Promise<void> = Promise.resolve()

  const every = plan.options.sweepEveryMs ?? 10_000
  const turn = async (): Promise<void> => {
    let moved = false
    const swept = sweep(
      engine,
      {},
      () => stopped,
      () => {
        moved = true
      },
    )
    const { left } = await swept.catch((error: unknown) => {
      reportSweep(error)
      return { left: false }
    })
    // Steps that ask for another try at once don't keep the process busy.
    again(left && moved ? 0 : every * (0.75 + Math.random() / 2))
  }
  const again = (ms: number): void => {
    if (stopped) return
    timer = setTimeout(
      () => {
        current = turn()
      },
      Math.min(ms, maxTimer),
    )
    // Never keeps a process alive by itself.
    ;(timer as { unref?: () => void }).unref?.()
  }
  running.set(store.name, {
    store,
    plan,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await current
    },
  })
  await former?.stop()
  again(0)
}

export async function stopLoop({ store }: Engine): Promise<void> {
  const running = loops()
  const loop = running.get(store.name)
  running.delete(store.name)
  await loop?.stop()
}
