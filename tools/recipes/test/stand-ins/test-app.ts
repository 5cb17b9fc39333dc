import type { ClerkClient } from '@account-routes/deletion'
import { addUser, tablesWith } from './db.ts'
import { files, subscriptions } from './services.ts'

let count = 0

/** A user with posts, files and a subscription. */
export function makeUser(): { userId: string; snapshot: null } {
  const userId = `user_test_${++count}`
  addUser(userId)
  files.add(userId)
  subscriptions.add(userId)
  return { userId, snapshot: null }
}

/** Data left of a user. */
export const effects = (userId: string): unknown => [files.has(userId), subscriptions.has(userId), tablesWith(userId)]

/** Not asked by these steps. */
export const clerkClient = {} as ClerkClient
