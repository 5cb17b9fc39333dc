export type { AccountClient } from './account-client.ts'
export type { Message } from './base/words.ts'
export type { TextChanges, Texts } from './texts/index.ts'
export type {
  DeleteAccount,
  DeleteAccountEvents,
  DeletionList,
  DeletionListEvents,
  HistoryEntry,
  Organization,
  UserTable,
  UserTableEvents,
  VerificationRequest,
  Verify,
} from './types.ts'

/**
 * Loads and defines `<delete-account>`. Does nothing on a server.
 * @example await defineDeleteAccount()
 */
export const defineDeleteAccount = async (): Promise<void> => void (await import('./delete-account.ts'))

/**
 * Loads and defines `<deletion-list>`. Does nothing on a server.
 * @example await defineDeletionList()
 */
export const defineDeletionList = async (): Promise<void> => void (await import('./deletion-list.ts'))

/**
 * Loads and defines `<user-table>`. Does nothing on a server.
 * @example await defineUserTable()
 */
export const defineUserTable = async (): Promise<void> => void (await import('./user-table.ts'))
