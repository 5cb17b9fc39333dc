import { clerkLinks } from '@account-routes/example-react/server'
import { createFileRoute } from '@tanstack/react-router'

export const Route = createFileRoute('/sign-out')({
  server: {
    handlers: {
      GET: ({ request }) =>
        new Response(null, { status: 307, headers: { Location: clerkLinks(request.headers).signOut } }),
    },
  },
})
