import { accountRoutes } from '@account-routes/react-router'

const { loader, action } = accountRoutes()

export { action, loader }
