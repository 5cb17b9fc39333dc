'use client'
import { Account, DeleteAccount, type User } from '@account-routes/example-react'
import { useRouter } from 'next/navigation'

/** The server renders it; what is changed in the browser has it rendered again. */
export function OwnAccount({ user }: { user: User }) {
  const { refresh } = useRouter()
  return (
    <Account user={user} refresh={refresh}>
      <DeleteAccount confirmPage="/delete" goodbyePage="/goodbye" />
    </Account>
  )
}
