import type { DeletionDetails } from '../account-client.ts'
import type { Words } from '../base/words.ts'
import type { Names } from './names.ts'
import type { ActName, State } from './state.ts'

/** Everything that the view of the element is made from. */
export interface ViewProps {
  readonly state: State
  readonly words: Words<Names>
  readonly onReload: () => void
  readonly onMore: () => void
  readonly onAct: (act: ActName, deletion: DeletionDetails) => void
}
