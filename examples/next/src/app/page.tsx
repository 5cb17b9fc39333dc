import { Frame, Problem, Welcome } from '@account-routes/example-react'
import { loadVisitor } from '@account-routes/example-react/server'
import { UserButton } from '@clerk/nextjs'
import { auth, clerkClient } from '@clerk/nextjs/server'
import { OwnAccount } from './own-account.tsx'

export default async function Page() {
  const { userId } = await auth()
  const { user, isUnknown } = await loadVisitor(await clerkClient(), userId)
  return (
    <Frame
      framework="Next.js"
      session={userId && <UserButton userProfileMode="navigation" userProfileUrl="/profile" />}
    >
      {isUnknown ? <Problem /> : user ? <OwnAccount user={user} /> : <Welcome />}
    </Frame>
  )
}
