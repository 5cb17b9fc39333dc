import type { DeletionDetails, Page } from '../account-client.ts'

/** The states that wait for an administrator, the urgent one first. */
export const watched = ['stuck', 'scheduled'] as const

export type ActName = 'retry' | 'cancel'

export interface State {
  /** Undefined until the first answer. */
  readonly page: Page<DeletionDetails> | undefined
  /** Names of users who still exist, by id. */
  readonly people: Readonly<Record<string, string>>
  /** Deletions of each state to show. */
  readonly limit: number
  readonly isLoading: boolean
  readonly failure: string | undefined
  /** Members, and apps without a plan, see nothing at all. */
  readonly isHidden: boolean
  /** The id of the deletion that an action is under way for. */
  readonly acting: string | undefined
  /** A failed action, by the id of its deletion. */
  readonly failed: Readonly<Record<string, string>>
  /** A sentence that tells the last outcome. */
  readonly note: string | undefined
}

export const initial: State = {
  page: undefined,
  people: {},
  limit: 0,
  isLoading: true,
  failure: undefined,
  isHidden: false,
  acting: undefined,
  failed: {},
  note: undefined,
}
