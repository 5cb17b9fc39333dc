'use client'
import { Account, type User } from '@account-routes/example-react'
import { useUser } from '@clerk/nextjs'
import Link from 'next/link'
import { useRouter } from 'next/navigation'

/** Rendered on the server; a change in the browser has the server and Clerk's button render it again. */
export function OwnAccount({ user }: { user: User }) {
  const { refresh } = useRouter()
  const { user: shown } = useUser()
  const renew = () => {
    refresh()
    shown?.reload()
  }
  return (
    <Account user={user} refresh={renew}>
      <Link href="/profile">Manage sign-in and security</Link>
    </Account>
  )
}
