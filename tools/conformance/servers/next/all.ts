import { accountRoutes } from '@account-routes/next'
import { options } from '../options.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = accountRoutes(options)
