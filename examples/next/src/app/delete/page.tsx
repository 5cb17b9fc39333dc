import { Frame } from '@account-routes/example-react'
import { clerkLinks } from '@account-routes/example-react/server'
import { UserButton } from '@clerk/nextjs'
import { auth } from '@clerk/nextjs/server'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { DeleteForm } from './delete-form.tsx'

export default async function Page() {
  const { isAuthenticated, has } = await auth()
  if (!isAuthenticated) redirect('/sign-in?redirect_url=/delete')
  const stepUp = has({ reverification: 'strict' }) ? undefined : clerkLinks(await headers(), '/delete').stepUp
  return (
    <Frame framework="Next.js" session={<UserButton userProfileMode="navigation" userProfileUrl="/profile" />}>
      <DeleteForm stepUp={stepUp} />
    </Frame>
  )
}
