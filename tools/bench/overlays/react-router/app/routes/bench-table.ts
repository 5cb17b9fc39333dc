import { accountRoutes } from '@account-routes/react-router'

const { loader, action, headers } = accountRoutes()

export { action, headers, loader }
