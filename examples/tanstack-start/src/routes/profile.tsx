import { ComponentPage, DeleteAccount, DeleteIcon, Frame, Loading } from '@account-routes/example-react'
import { UserProfile } from '@clerk/tanstack-react-start'
import { auth } from '@clerk/tanstack-react-start/server'
import { createFileRoute, redirect } from '@tanstack/react-router'
import { createServerFn } from '@tanstack/react-start'
import { Session } from '../session.tsx'

const loadPage = createServerFn().handler(async () => {
  const { isAuthenticated } = await auth()
  if (!isAuthenticated) throw redirect({ href: '/sign-in?redirect_url=/profile', reloadDocument: true })
})

export const Route = createFileRoute('/profile')({ loader: () => loadPage(), component: Profile })

/** Clerk's component, with our danger zone as a page of its own. */
function Profile() {
  return (
    <Frame framework="TanStack Start" session={<Session />}>
      <ComponentPage hosted={<a href="/delete">Delete account</a>}>
        <UserProfile routing="hash" fallback={<Loading />}>
          <UserProfile.Page label="Delete account" url="delete-account" labelIcon={<DeleteIcon />}>
            <DeleteAccount />
          </UserProfile.Page>
        </UserProfile>
      </ComponentPage>
    </Frame>
  )
}
