import { accountRoute, deleteSelf } from '@account-routes/astro'
import { options } from '../../account-options.ts'

export const ALL = accountRoute(deleteSelf, options)
