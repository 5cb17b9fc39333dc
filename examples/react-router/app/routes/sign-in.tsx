import { ComponentPage, Frame, Loading } from '@account-routes/example-react'
import { clerkLinks } from '@account-routes/example-react/server'
import { ClerkLoading, SignIn } from '@clerk/react-router'
import { getAuth } from '@clerk/react-router/server'
import { redirect } from 'react-router'
import type { Route } from './+types/sign-in'

export async function loader(args: Route.LoaderArgs) {
  const { isAuthenticated } = await getAuth(args)
  const { signIn, back } = clerkLinks(args.request.headers, new URL(args.request.url).searchParams.get('redirect_url'))
  if (isAuthenticated) throw redirect(back)
  return { signIn }
}

export default function SignInPage({ loaderData: { signIn } }: Route.ComponentProps) {
  return (
    <Frame framework="React Router">
      <ComponentPage hosted={<a href={signIn}>Sign in without JavaScript</a>}>
        <ClerkLoading>
          <Loading />
        </ClerkLoading>
        <SignIn routing="hash" />
      </ComponentPage>
    </Frame>
  )
}
