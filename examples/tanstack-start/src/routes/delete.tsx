import { ConfirmDeletion, Frame, useDeletion } from '@account-routes/example-react'
import { clerkLinks } from '@account-routes/example-react/server'
import { auth } from '@clerk/tanstack-react-start/server'
import { createFileRoute, redirect } from '@tanstack/react-router'
import { createServerFn } from '@tanstack/react-start'
import { getRequest } from '@tanstack/react-start/server'
import { Session } from '../session.tsx'

const loadPage = createServerFn().handler(async () => {
  const { isAuthenticated, has } = await auth()
  if (!isAuthenticated) throw redirect({ href: '/sign-in?redirect_url=/delete', reloadDocument: true })
  return { stepUp: has({ reverification: 'strict' }) ? undefined : clerkLinks(getRequest().headers, '/delete').stepUp }
})

export const Route = createFileRoute('/delete')({ loader: () => loadPage(), component: Delete })

function Delete() {
  const { stepUp } = Route.useLoaderData()
  return (
    <Frame framework="TanStack Start" session={<Session />}>
      <ConfirmDeletion action="/api/example" stepUp={stepUp} remove={useDeletion()} />
    </Frame>
  )
}
