import { Account, Frame, Problem, Welcome } from '@account-routes/example-react'
import { loadVisitor } from '@account-routes/example-react/server'
import { useUser } from '@clerk/tanstack-react-start'
import { auth, clerkClient } from '@clerk/tanstack-react-start/server'
import { createFileRoute, Link, useRouter } from '@tanstack/react-router'
import { createServerFn } from '@tanstack/react-start'
import { Session } from '../session.tsx'

const loadPage = createServerFn().handler(async () => {
  const { userId } = await auth()
  const visitor = await loadVisitor(clerkClient(), userId)
  return { ...visitor, isSignedIn: userId !== null }
})

export const Route = createFileRoute('/')({ loader: () => loadPage(), component: Home })

function Home() {
  const { user, isUnknown, isSignedIn } = Route.useLoaderData()
  const router = useRouter()
  const { user: shown } = useUser()
  const renew = () => {
    router.invalidate()
    shown?.reload()
  }
  return (
    <Frame framework="TanStack Start" session={isSignedIn && <Session />}>
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
