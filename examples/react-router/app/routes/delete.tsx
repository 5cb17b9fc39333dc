import { ConfirmDeletion, Frame } from '@account-routes/example-react'
import { clerkLinks } from '@account-routes/example-react/server'
import { getAuth } from '@clerk/react-router/server'
import { redirect, useFetcher } from 'react-router'
import type { Route } from './+types/delete'

export async function loader(args: Route.LoaderArgs) {
  const { isAuthenticated, has } = await getAuth(args)
  if (!isAuthenticated) throw redirect('/sign-in?redirect_url=/delete')
  return { stepUp: has({ reverification: 'strict' }) ? undefined : clerkLinks(args.request.headers, '/delete').stepUp }
}

export default function Delete({ loaderData: { stepUp } }: Route.ComponentProps) {
  // Sent by the router where there is JavaScript, by the browser where there is none. Both follow the redirect.
  const fetcher = useFetcher<{ message?: string }>()
  return (
    <Frame framework="React Router" signedIn>
      <ConfirmDeletion stepUp={stepUp}>
        <fetcher.Form method="post" action="/example">
          <button type="submit" className="button danger-button" aria-disabled={fetcher.state !== 'idle'}>
            Delete my account
          </button>
        </fetcher.Form>
        {fetcher.data && <p role="alert">{fetcher.data.message ?? 'Confirm that it is you, then try again.'}</p>}
      </ConfirmDeletion>
    </Frame>
  )
}
