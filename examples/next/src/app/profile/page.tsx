import { Frame } from '@account-routes/example-react'
import { UserButton } from '@clerk/nextjs'
import { auth } from '@clerk/nextjs/server'
import { redirect } from 'next/navigation'
import { Profile } from './profile.tsx'

export default async function Page() {
  const { isAuthenticated } = await auth()
  if (!isAuthenticated) redirect('/sign-in?redirect_url=/profile')
  return (
    <Frame framework="Next.js" session={<UserButton userProfileMode="navigation" userProfileUrl="/profile" />}>
      <Profile />
    </Frame>
  )
}
