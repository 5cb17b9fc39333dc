import { accountRoutes } from '@account-routes/nuxt'
export default accountRoutes()
