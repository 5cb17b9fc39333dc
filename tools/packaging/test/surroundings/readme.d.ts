import type { Auth, ClerkClient, ClerkContext } from '@account-routes/core'

declare global {
  const secretKey: string
  const publishableKey: string
  const clerk: ClerkContext
  const clerkClient: ClerkClient
  const getAuth: (request: Request) => Auth
}
