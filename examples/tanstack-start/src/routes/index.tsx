import { Account, DeleteAccount, Frame, Notices, Users, Welcome } from '@account-routes/example-react'
import { clerkLinks, loadUser } from '@account-routes/example-react/server'
import { auth, clerkClient } from '@clerk/tanstack-react-start/server'
import { createFileRoute, useRouter } from '@tanstack/react-router'
import { createServerFn } from '@tanstack/react-start'
import { getRequest } from '@tanstack/react-start/server'

const loadPage = createServerFn().handler(async () => {
  const { userId } = await auth()
  const { stepUp } = clerkLinks(getRequest().headers)
  return { user: await loadUser(clerkClient(), userId), stepUp }
})

export const Route = createFileRoute('/')({ loader: () => loadPage(), component: Home })

function Home() {
  const { user, stepUp } = Route.useLoaderData()
  const router = useRouter()
  if (!user)
    return (
      <Frame framework="TanStack Start" signedIn={false}>
        <Welcome />
      </Frame>
    )
  return (
    <Frame framework="TanStack Start" signedIn>
      <Notices stepUp={stepUp}>
        <Account user={user} refresh={() => router.invalidate()}>
          <DeleteAccount confirmPage="/delete" goodbyePage="/goodbye" />
        </Account>
        <Users ownId={user.id} />
      </Notices>
    </Frame>
  )
}
