import { accountRoute, banUser } from '@account-routes/astro'
import type { APIRoute } from 'astro'
import options from '../../../account-routes.ts'

export const POST: APIRoute = accountRoute(banUser, options)
