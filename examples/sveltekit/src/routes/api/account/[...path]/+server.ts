import { accountRoutes } from '@account-routes/sveltekit'
import { options } from '$lib/server/account-options.ts'

export const { fallback, trailingSlash } = accountRoutes(options)
