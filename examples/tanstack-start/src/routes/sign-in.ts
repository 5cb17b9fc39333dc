import { clerkLinks } from '@account-routes/example-react/server'
import { auth } from '@clerk/tanstack-react-start/server'
import { createFileRoute } from '@tanstack/react-router'

export const Route = createFileRoute('/sign-in')({
  server: {
    handlers: {
      GET: async ({ request }) => {
        const { isAuthenticated } = await auth()
        const { signIn, back } = clerkLinks(request.headers, new URL(request.url).searchParams.get('redirect_url'))
        return new Response(null, { status: 307, headers: { Location: isAuthenticated ? back : signIn } })
      },
    },
  },
})
