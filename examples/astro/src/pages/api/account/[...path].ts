import { accountRoutes } from '@account-routes/astro'
import { options } from '../../../account-options.ts'

export const ALL = accountRoutes(options)
