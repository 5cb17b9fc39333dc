import type { Page, User } from '../account-client.ts'
import type { ActName } from './acts.ts'
import { everyone, type Query } from './query.ts'

export interface Toast {
  readonly text: string
  readonly undo?: () => void
}

export interface State {
  readonly query: Query
  /** The text in the search field, which the query follows. */
  readonly draft: string
  readonly page: Page<User> | undefined
  readonly isLoading: boolean
  readonly failure: string | undefined
  /** Members see nothing at all. */
  readonly isForbidden: boolean
  /** The caller's own id, if known. */
  readonly self: string | undefined
  readonly menu: { readonly user: User; readonly anchor: HTMLElement } | undefined
  readonly asking: { readonly act: ActName; readonly user: User } | undefined
  readonly isActing: boolean
  readonly actFailure: string | undefined
  /** The user in the drawer. */
  readonly open: User | undefined
  readonly toast: Toast | undefined
}

export const initial: State = {
  query: everyone,
  draft: '',
  page: undefined,
  isLoading: true,
  failure: undefined,
  isForbidden: false,
  self: undefined,
  menu: undefined,
  asking: undefined,
  isActing: false,
  actFailure: undefined,
  open: undefined,
  toast: undefined,
}
