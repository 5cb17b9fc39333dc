import type { AccountClient, Deletion } from './account-client.ts'
import type { TextChanges } from './texts/index.ts'

/** The server's request for a new verification. */
export interface VerificationRequest {
  readonly level: 'first_factor' | 'second_factor' | 'multi_factor'
  readonly signal: AbortSignal | undefined
}

/** Has the user verify their identity: `true` repeats the call once, `false` means that they canceled. */
export type Verify = (request: VerificationRequest) => Promise<boolean>

export interface ClientNeeds {
  readonly baseUrl: string
  readonly verify: Verify
}

/** Properties of all elements. */
interface CommonProperties {
  /**
   * A client of the app's own, from `createAccountClient()`. Without one the element makes one for `base-url`.
   */
  client?: AccountClient | undefined
  /**
   * Asks the user to verify their identity, if the element creates its own client.
   * @default Clerk's own dialog, if its browser SDK is loaded
   */
  verify?: Verify | undefined
  /** Texts that replace those of the language. */
  texts?: TextChanges | undefined
}

/** `<delete-account>`. Attributes: `base-url`, `locale`, `confirm`, `home`, `note`. */
export interface DeleteAccount extends HTMLElement, CommonProperties {}

/** The events of `<delete-account>`. */
export interface DeleteAccountEvents {
  /** The deletion was accepted. `preventDefault()` stops the element from showing its goodbye. */
  'account-deleted': CustomEvent<{
    readonly state: 'finished' | 'cleanup' | 'running' | 'scheduled'
    readonly deletion?: Deletion
  }>
  /** A scheduled deletion was undone. */
  'account-kept': CustomEvent<object>
}

/** An organization to filter by. */
export interface Organization {
  readonly id: string
  readonly name: string
}

/** Something that was done to a user, from the app's own records. */
export interface HistoryEntry {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly text: string
}

/** `<user-table>`. Attributes: `base-url`, `locale`, `page-size`, `role-key`, `address-prefix`. */
export interface UserTable extends HTMLElement, CommonProperties {
  /** The organizations to filter by. */
  organizations?: readonly Organization[] | undefined
  /** Reads the history of a user that the drawer shows. Without it there is no history. */
  history?: ((userId: string) => Promise<readonly HistoryEntry[]>) | undefined
}

/** The events of `<user-table>`. */
export interface UserTableEvents {
  /** A user was changed in this element. */
  'user-changed': CustomEvent<{ readonly action: string; readonly userId: string; readonly reason?: string }>
  /** The caller may not see users; the element shows nothing. */
  'users-forbidden': CustomEvent<object>
}

/** `<deletion-list>`. Attributes: `base-url`, `locale`, `page-size`. */
export interface DeletionList extends HTMLElement, CommonProperties {}

/** The events of `<deletion-list>`. */
export interface DeletionListEvents {
  /** A deletion was retried or undone in this element. */
  'deletion-changed': CustomEvent<{
    readonly action: 'retry' | 'cancel'
    readonly deletionId: string
    readonly userId: string
  }>
  /** The caller may not see deletions, or the server has no plan; the element shows nothing. */
  'deletions-hidden': CustomEvent<object>
}

declare global {
  interface HTMLElementTagNameMap {
    'delete-account': DeleteAccount
    'deletion-list': DeletionList
    'user-table': UserTable
  }
}
