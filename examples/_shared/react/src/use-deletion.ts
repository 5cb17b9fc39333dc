'use client'
import { useAccountAction } from '@account-routes/client/react'
import { inWords } from './words.ts'

/** Deletes the account by the client, which opens Clerk's dialog where a verification is due. */
export function useDeletion(): () => Promise<string | undefined> {
  const deletion = useAccountAction((client) => client.me.delete())
  return async () => {
    const { error } = await deletion.run()
    return error && inWords(error)
  }
}
