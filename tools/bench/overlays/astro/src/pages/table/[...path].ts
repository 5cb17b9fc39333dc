import { accountRoutes } from '@account-routes/astro'
export const ALL = accountRoutes()
