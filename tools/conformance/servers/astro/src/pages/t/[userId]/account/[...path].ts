import { accountRoutes } from '@account-routes/astro'
import type { APIRoute } from 'astro'
import { options } from '../../../../../../options.ts'

export const ALL: APIRoute = accountRoutes(options)
