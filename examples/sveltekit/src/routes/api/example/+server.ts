import { accountRoute, deleteSelf } from '@account-routes/sveltekit'
import { options } from '$lib/server/account-options.ts'

export const { fallback, trailingSlash } = accountRoute(deleteSelf, options)
