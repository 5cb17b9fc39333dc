import { newSecret } from '../ids.ts'
import type { Origin } from './forms.ts'

/** A sign-in after its first factor that needs another step. */
export interface Attempt extends Origin {
  readonly userId: string
  readonly strategy: string
  wrongCodes: number
}

/** Unfinished sign-ins, by a key that only the page of each one knows. */
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
