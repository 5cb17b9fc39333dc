import { Account, DeleteAccount, Frame, Notices, Users, Welcome } from '@account-routes/example-react'
import { clerkLinks, loadUser } from '@account-routes/example-react/server'
import { clerkClient, getAuth } from '@clerk/react-router/server'
import { useRevalidator } from 'react-router'
import type { Route } from './+types/home'

export async function loader(args: Route.LoaderArgs) {
  const { userId } = await getAuth(args)
  const user = await loadUser(clerkClient(args), userId)
  return { user, stepUp: clerkLinks(args.request.headers).stepUp }
}

export default function Home({ loaderData: { user, stepUp } }: Route.ComponentProps) {
  const { revalidate } = useRevalidator()
  if (!user)
    return (
      <Frame framework="React Router" signedIn={false}>
        <Welcome />
      </Frame>
    )
  return (
    <Frame framework="React Router" signedIn>
      <Notices stepUp={stepUp}>
        <Account user={user} refresh={revalidate}>
          <DeleteAccount confirmPage="/delete" goodbyePage="/goodbye" />
        </Account>
        <Users ownId={user.id} />
      </Notices>
    </Frame>
  )
}
