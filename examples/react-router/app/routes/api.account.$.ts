import { accountRoutes } from '@account-routes/react-router'
import { options } from '../account-options.ts'

const { loader, action } = accountRoutes(options)

export { action, loader }
