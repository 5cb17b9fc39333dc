import { reportSweep, sameName } from '../log/notices.ts'
import type { Store } from '../stores/store.ts'
import type { Engine } from './context.ts'
import { sweep } from './sweep.ts'

interface Loop {
  readonly store: Store
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
  const inProduction = globalThis.process?.env?.NODE_ENV === 'production'
  if (store.note && inProduction) console.info(`[account-routes] ${store.note}`)
  const running = loops()
  const former = running.get(store.name)
  if (inProduction && former && former.store !== store) console.warn(`[account-routes] ${sameName(store)}`)
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let current: Promise<void> = Promise.resolve()

  const every = plan.options.sweepEveryMs ?? 10_000
  const turn = async (): Promise<void> => {
    const { ran, left } = await sweep(engine, {}, () => stopped).catch((error: unknown) => {
      reportSweep(error)
      return { ran: 0, left: false }
    })
    again(left && ran ? 0 : every * (0.75 + Math.random() / 2))
  }
  const again = (ms: number): void => {
    if (stopped) return
    timer = setTimeout(() => {
      current = turn()
    }, ms)
    // Never keeps a process alive by itself.
    ;(timer as { unref?: () => void }).unref?.()
  }
  running.set(store.name, {
    store,
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
