import { accountRoutes } from '@account-routes/react-router'
import { options } from '../account-options.ts'

const { loader, action, headers } = accountRoutes(options)

export { action, headers, loader }
