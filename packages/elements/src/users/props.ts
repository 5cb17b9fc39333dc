import type { AccountClient, User } from '../account-client.ts'
import type { Words } from '../base/words.ts'
import type { HistoryEntry, Organization } from '../types.ts'
import type { ActName } from './acts.ts'
import type { Names } from './names.ts'
import type { Query } from './query.ts'
import type { State, Toast } from './state.ts'

/** Everything that the view of the element is made from. */
export interface ViewProps {
  readonly state: State
  readonly words: Words<Names>
  readonly api: AccountClient
  readonly isHidden: boolean
  readonly isAside: boolean
  readonly pageSize: number
  readonly roleKey: string
  readonly organizations: readonly Organization[]
  readonly history: ((userId: string) => Promise<readonly HistoryEntry[]>) | undefined
  readonly onSearch: (search: string) => void
  readonly onQuery: (change: Partial<Query>) => void
  readonly onClear: () => void
  readonly onReload: () => void
  readonly onMenu: (menu: State['menu']) => void
  readonly onOpen: (user: User) => void
  readonly onClose: () => void
  readonly onAsk: (act: ActName, user: User) => void
  readonly onAct: (act: ActName, user: User, reason?: string) => void
  readonly onCancel: () => void
  readonly onChanged: (user: User) => void
  readonly onToast: (toast: Toast | undefined) => void
}
