/** The state of an element, which survives if the page replaces the element. */
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

/** Clerk's components remount their custom pages when a verification begins. The new element continues the deletion of the old one. */
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
  // Stored by element name, so it is the state of the same class.
  return shared as Shared<State>
}
