import { ConfirmDeletion, Frame } from '@account-routes/example-react'
import { clerkLinks } from '@account-routes/example-react/server'
import { auth } from '@clerk/nextjs/server'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'

export default async function Page() {
  const { isAuthenticated, has } = await auth()
  if (!isAuthenticated) redirect('/sign-in?redirect_url=/delete')
  const stepUp = has({ reverification: 'strict' }) ? undefined : clerkLinks(await headers(), '/delete').stepUp
  return (
    <Frame framework="Next.js" signedIn>
      <ConfirmDeletion stepUp={stepUp}>
        <form method="post" action="/api/example">
          <button type="submit" className="button danger-button">
            Delete my account
          </button>
        </form>
      </ConfirmDeletion>
    </Frame>
  )
}
