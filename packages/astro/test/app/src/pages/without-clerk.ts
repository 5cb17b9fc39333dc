import { accountRoute, deleteSelf } from '@account-routes/astro'
import type { APIRoute } from 'astro'

export const POST: APIRoute = accountRoute(deleteSelf)
