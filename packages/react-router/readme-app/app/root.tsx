import { ClerkProvider } from '@clerk/react-router'
import { rootAuthLoader } from '@clerk/react-router/server'
import type { ReactNode } from 'react'
import { type LoaderFunctionArgs, Outlet, Scripts, useLoaderData } from 'react-router'

export const loader = (args: LoaderFunctionArgs) => rootAuthLoader(args)

export function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        {children}
        <Scripts />
      </body>
    </html>
  )
}

export default function App() {
  return (
    <ClerkProvider loaderData={useLoaderData<typeof loader>()}>
      <Outlet />
    </ClerkProvider>
  )
}
