import { clerkLinks } from '@account-routes/example-react/server'
import { getAuth } from '@clerk/react-router/server'
import { redirect } from 'react-router'
import type { Route } from './+types/sign-in'

export async function loader(args: Route.LoaderArgs) {
  const { isAuthenticated } = await getAuth(args)
  const { signIn, back } = clerkLinks(args.request.headers, args.url.searchParams.get('redirect_url'))
  return redirect(isAuthenticated ? back : signIn)
}
