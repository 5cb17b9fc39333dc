import { accountRoutes } from '@account-routes/next'
import { unset } from '../options.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = accountRoutes(unset)
