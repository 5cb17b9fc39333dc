import { ComponentPage, Frame, Loading } from '@account-routes/example-react'
import { clerkLinks } from '@account-routes/example-react/server'
import { ClerkLoading, SignIn } from '@clerk/tanstack-react-start'
import { auth } from '@clerk/tanstack-react-start/server'
import { createFileRoute, redirect } from '@tanstack/react-router'
import { createServerFn } from '@tanstack/react-start'
import { getRequest } from '@tanstack/react-start/server'

const loadPage = createServerFn().handler(async () => {
  const { url, headers } = getRequest()
  const { isAuthenticated } = await auth()
  const { signIn, back } = clerkLinks(headers, new URL(url).searchParams.get('redirect_url'))
  if (isAuthenticated) throw redirect({ href: back, reloadDocument: true })
  return { signIn }
})

export const Route = createFileRoute('/sign-in')({ loader: () => loadPage(), component: SignInPage })

function SignInPage() {
  const { signIn } = Route.useLoaderData()
  return (
    <Frame framework="TanStack Start">
      <ComponentPage hosted={<a href={signIn}>Sign in without JavaScript</a>}>
        <ClerkLoading>
          <Loading />
        </ClerkLoading>
        <SignIn routing="hash" />
      </ComponentPage>
    </Frame>
  )
}
