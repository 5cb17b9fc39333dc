import { accountRoutes } from '@account-routes/astro'
import type { APIRoute } from 'astro'

export const ALL: APIRoute = accountRoutes()
