import { Account, Frame, Problem, Welcome } from '@account-routes/example-react'
import { loadVisitor } from '@account-routes/example-react/server'
import { useUser } from '@clerk/react-router'
import { clerkClient, getAuth } from '@clerk/react-router/server'
import { Link, useRevalidator } from 'react-router'
import { Session } from '../session.tsx'
import type { Route } from './+types/home'

export async function loader(args: Route.LoaderArgs) {
  const { userId } = await getAuth(args)
  const visitor = await loadVisitor(clerkClient(args), userId)
  return { ...visitor, isSignedIn: userId !== null }
}

export default function Home({ loaderData: { user, isUnknown, isSignedIn } }: Route.ComponentProps) {
  const { revalidate } = useRevalidator()
  const { user: shown } = useUser()
  const renew = () => {
    revalidate()
    shown?.reload()
  }
  return (
    <Frame framework="React Router" session={isSignedIn && <Session />}>
      {isUnknown ? (
        <Problem />
      ) : user ? (
        <Account user={user} refresh={renew}>
          <Link to="/profile">Manage sign-in and security</Link>
        </Account>
      ) : (
        <Welcome />
      )}
    </Frame>
  )
}
