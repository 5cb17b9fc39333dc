import { ComponentPage, DeleteAccount, DeleteIcon, Frame, Loading } from '@account-routes/example-react'
import { UserProfile } from '@clerk/react-router'
import { getAuth } from '@clerk/react-router/server'
import { redirect } from 'react-router'
import { Session } from '../session.tsx'
import type { Route } from './+types/profile'

export async function loader(args: Route.LoaderArgs) {
  const { isAuthenticated } = await getAuth(args)
  if (!isAuthenticated) throw redirect('/sign-in?redirect_url=/profile')
  return null
}

/** Clerk's component, with our danger zone as a page of its own. */
export default function Profile() {
  return (
    <Frame framework="React Router" session={<Session />}>
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
