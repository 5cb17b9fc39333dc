import { ComponentPage, Frame, Loading } from '@account-routes/example-react'
import { clerkLinks } from '@account-routes/example-react/server'
import { SignIn } from '@clerk/nextjs'
import { auth } from '@clerk/nextjs/server'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'

interface PageProps {
  readonly searchParams: Promise<{ readonly redirect_url?: string }>
}

export default async function Page({ searchParams }: PageProps) {
  const { redirect_url } = await searchParams
  const { isAuthenticated } = await auth()
  const { signIn, back } = clerkLinks(await headers(), redirect_url)
  if (isAuthenticated) redirect(back)
  return (
    <Frame framework="Next.js">
      <ComponentPage hosted={<a href={signIn}>Sign in without JavaScript</a>}>
        <SignIn routing="hash" fallback={<Loading />} />
      </ComponentPage>
    </Frame>
  )
}
