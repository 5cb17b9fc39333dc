import { ConfirmDeletion, Frame, useDeletion } from '@account-routes/example-react'
import { clerkLinks } from '@account-routes/example-react/server'
import { getAuth } from '@clerk/react-router/server'
import { redirect } from 'react-router'
import { Session } from '../session.tsx'
import type { Route } from './+types/delete'

export async function loader(args: Route.LoaderArgs) {
  const { isAuthenticated, has } = await getAuth(args)
  if (!isAuthenticated) throw redirect('/sign-in?redirect_url=/delete')
  return { stepUp: has({ reverification: 'strict' }) ? undefined : clerkLinks(args.request.headers, '/delete').stepUp }
}

export default function Delete({ loaderData: { stepUp } }: Route.ComponentProps) {
  return (
    <Frame framework="React Router" session={<Session />}>
      <ConfirmDeletion action="/example" stepUp={stepUp} remove={useDeletion()} />
    </Frame>
  )
}
