import { Frame, Notices, Users, Welcome } from '@account-routes/example-react'
import { clerkLinks, loadUser } from '@account-routes/example-react/server'
import { auth, clerkClient } from '@clerk/nextjs/server'
import { headers } from 'next/headers'
import { OwnAccount } from './own-account.tsx'

export default async function Page() {
  const { userId } = await auth()
  const user = await loadUser(await clerkClient(), userId)
  if (!user)
    return (
      <Frame framework="Next.js" signedIn={false}>
        <Welcome />
      </Frame>
    )
  return (
    <Frame framework="Next.js" signedIn>
      <Notices stepUp={clerkLinks(await headers()).stepUp}>
        <OwnAccount user={user} />
        <Users ownId={user.id} />
      </Notices>
    </Frame>
  )
}
