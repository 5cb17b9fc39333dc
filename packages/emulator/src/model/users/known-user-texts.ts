import type { UserState } from '../../store/users/users.ts'

/** A cache of users as JSON text. Each text is valid for one revision of its user. */
export interface KnownUserTexts {
  find(user: UserState): string | undefined
  keep(user: UserState, text: string): void
}

/** Room for about ten thousand users without much metadata, in characters. */
const capacity = 16_000_000

export function createKnownUserTexts(room = capacity): KnownUserTexts {
  const known = new Map<number, { readonly revision: number; readonly text: string }>()
  let size = 0
  const drop = (seq: number): void => {
    size -= known.get(seq)?.text.length ?? 0
    known.delete(seq)
  }
  return {
    find: ({ seq, revision }) => {
      const entry = known.get(seq)
      return entry?.revision === revision ? entry.text : undefined
    },
    keep: ({ seq, revision }, text) => {
      drop(seq)
      known.set(seq, { revision, text })
      size += text.length
      // A Map iterates in insertion order, so the oldest entries go first.
      for (const oldest of known.keys()) {
        if (size <= room) break
        drop(oldest)
      }
    },
  }
}
