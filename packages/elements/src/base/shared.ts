/** The state of an element, which outlives it where a page takes it out and puts another one in. */
export interface Shared<State> {
  readonly state: State
  /** The element that shows it. */
  owner: HTMLElement & { render(): void }
  isVerifying: boolean
}

interface Left {
  readonly shared: Shared<unknown>
  readonly at: number
}

/** Clerk's components render their custom pages anew when a verification begins: what was under way goes on in the new element. */
const left = new Map<string, Left>()
const patienceMs = 3000

export function leave<State>(shared: Shared<State>): void {
  left.set(shared.owner.localName, { shared, at: Date.now() })
}

export function takeOver<State>(owner: Shared<State>['owner']): Shared<State> | undefined {
  const { shared, at } = left.get(owner.localName) ?? {}
  left.delete(owner.localName)
  if (!shared || Date.now() - (at ?? 0) > patienceMs) return undefined
  shared.owner = owner
  // An element leaves its state under its own name, so it is of the same kind.
  return shared as Shared<State>
}
