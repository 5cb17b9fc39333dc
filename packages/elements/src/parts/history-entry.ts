// A dialog is an entry of the history, so that the back button and the back gesture close it. It has the state and the
// address of the page below, so a router that hears of it finds itself where it is.

interface Entry {
  readonly id: number
  readonly leave: () => void
}

const open: Entry[] = []
let returning = 0
let waiting: (() => void)[] = []
let last = 0

function left(): void {
  if (returning === 0) {
    open.pop()?.leave()
    return
  }
  returning--
  for (const resolve of waiting) resolve()
  waiting = []
}

/**
 * Adds an entry, and calls `leave` when the user goes back.
 * @returns takes the entry away again, unless the page has moved on
 */
export function enterHistory(leave: () => void): () => void {
  // The same function twice is one listener.
  addEventListener('popstate', left)
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

/** Leaves the entries of open dialogs in the history: an app that is about to load another page would be stopped by going back. */
export function abandonEntries(): void {
  open.length = 0
}

/** Resolves once the address is that of the page again. */
export const returned = (): Promise<void> =>
  returning > 0 ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()
