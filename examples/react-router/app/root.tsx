import { plan } from '@account-routes/example-options'
import css from '@account-routes/example-page/page.css?url'
import { Frame, NotFound, Problem } from '@account-routes/example-react'
import { ClerkProvider } from '@clerk/react-router'
import { clerkMiddleware, rootAuthLoader } from '@clerk/react-router/server'
import type { ReactNode } from 'react'
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration } from 'react-router'
import type { Route } from './+types/root'

/** Starts the sweep of deletions with the first request; later ones change nothing. */
const startDeletions: Route.MiddlewareFunction = async () => {
  await plan.deletion?.start()
}

export const middleware: Route.MiddlewareFunction[] = [startDeletions, clerkMiddleware()]

export const loader = (args: Route.LoaderArgs) => rootAuthLoader(args)

export const links: Route.LinksFunction = () => [
  { rel: 'icon', href: 'data:,' },
  { rel: 'stylesheet', href: css },
]

export const meta: Route.MetaFunction = () => [{ title: 'Your account · React Router example' }]

export function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  )
}

export default function App({ loaderData }: Route.ComponentProps) {
  return (
    <ClerkProvider loaderData={loaderData} signInUrl="/sign-in">
      <Outlet />
    </ClerkProvider>
  )
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const isMissing = isRouteErrorResponse(error) && error.status === 404
  return <Frame framework="React Router">{isMissing ? <NotFound /> : <Problem title="Something went wrong" />}</Frame>
}
