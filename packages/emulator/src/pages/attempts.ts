import { newSecret } from '../ids.ts'
import type { Origin } from './forms.ts'

/** A sign-in that is not done: the first factor is proven, something is still asked for. */
export interface Attempt extends Origin {
  readonly userId: string
  readonly strategy: string
  wrongCodes: number
}

/** The sign-ins under way, each under a key that only its own page knows. */
export interface Attempts {
  start(attempt: Omit<Attempt, 'wrongCodes'>): string
  find(key: string): Attempt | undefined
  end(key: string): void
}

export function createAttempts(): Attempts {
  const open = new Map<string, Attempt>()
  return {
    start: (attempt) => {
      const key = newSecret()
      open.set(key, { ...attempt, wrongCodes: 0 })
      const [oldest] = open.keys()
      if (open.size > 1000 && oldest !== undefined) open.delete(oldest)
      return key
    },
    find: (key) => open.get(key),
    end: (key) => {
      open.delete(key)
    },
  }
}
