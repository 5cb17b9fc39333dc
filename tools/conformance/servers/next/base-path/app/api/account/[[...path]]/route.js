import { accountRoutes } from '@account-routes/next'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = accountRoutes({ signInUrl: '/sign-in' })
