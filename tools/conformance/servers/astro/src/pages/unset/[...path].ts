import { accountRoutes } from '@account-routes/astro'
import type { APIRoute } from 'astro'
import { unset } from '../../../../options.ts'

export const ALL: APIRoute = accountRoutes(unset)
