// A dialog is an entry of the history, so that the back button and the back gesture close it. Routers never learn of the
// entry: it has the state and the address of the page below it, and their listeners don't hear that it is left.

interface Entry {
  readonly id: number
  readonly leave: () => void
}

const open: Entry[] = []
let returning = 0
let waiting: (() => void)[] = []
let last = 0
let isListening = false

function listen(): void {
  if (isListening) return
  isListening = true
  addEventListener(
    'popstate',
    (event) => {
      const entry = returning > 0 ? undefined : open.pop()
      if (!entry && returning === 0) return
      event.stopImmediatePropagation()
      if (entry) return entry.leave()
      returning--
      for (const resolve of waiting) resolve()
      waiting = []
    },
    { capture: true },
  )
}

/**
 * Adds an entry, and calls `leave` when the user goes back.
 * @returns takes the entry away again, unless the page has moved on
 */
export function enterHistory(leave: () => void): () => void {
  listen()
  const id = ++last
  open.push({ id, leave })
  history.pushState({ ...history.state, accountDialog: id }, '')
  return () => {
    const index = open.findIndex((entry) => entry.id === id)
    if (index < 0) return
    open.splice(index, 1)
    if (history.state?.accountDialog !== id) return
    returning++
    history.back()
  }
}

/** Resolves once the address is that of the page again. */
export const returned = (): Promise<void> =>
  returning > 0 ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()
