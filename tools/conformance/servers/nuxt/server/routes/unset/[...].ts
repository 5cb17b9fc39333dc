import { accountRoutes } from '@account-routes/nuxt'
import { unset } from '../../../../options.ts'

export default accountRoutes(unset)
