import css from '@account-routes/example-page/page.css?url'
import { Frame, NotFound } from '@account-routes/example-react'
import { ClerkProvider } from '@clerk/tanstack-react-start'
import { createRootRoute, HeadContent, Outlet, Scripts } from '@tanstack/react-router'

export const Route = createRootRoute({
  head: () => ({
    meta: [
      { charSet: 'utf-8' },
      { name: 'viewport', content: 'width=device-width, initial-scale=1' },
      { title: 'Your account · TanStack Start example' },
    ],
    links: [
      { rel: 'icon', href: 'data:,' },
      { rel: 'stylesheet', href: css },
    ],
  }),
  component: Root,
  notFoundComponent: () => (
    <Frame framework="TanStack Start">
      <NotFound />
    </Frame>
  ),
})

function Root() {
  return (
    <html lang="en">
      <head>
        <HeadContent />
      </head>
      <body>
        <ClerkProvider signInUrl="/sign-in">
          <Outlet />
        </ClerkProvider>
        <Scripts />
      </body>
    </html>
  )
}
