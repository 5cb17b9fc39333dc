import type { Words } from '../base/words.ts'
import type { Names } from './names.ts'
import type { State } from './state.ts'

/** Everything that the view of the element is made from. */
export interface ViewProps {
  readonly state: State
  readonly words: Words<Names>
  readonly isHidden: boolean
  readonly isAside: boolean
  /** The word to type; undefined while it is not known. */
  readonly word: string | undefined
  readonly home: string
  readonly note: string | undefined
  readonly onOpen: () => void
  readonly onClose: () => void
  readonly onCheck: () => void
  readonly onDelete: () => void
  readonly onKeep: () => void
}
