import { accountRoute, deleteSelf } from '@account-routes/astro'
import type { APIRoute } from 'astro'
import { options } from '../../../options.ts'

export const POST: APIRoute = accountRoute(deleteSelf, options)
