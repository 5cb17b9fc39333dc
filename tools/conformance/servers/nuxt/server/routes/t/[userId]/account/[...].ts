import { accountRoutes } from '@account-routes/nuxt'
import { options } from '../../../../../../options.ts'

export default accountRoutes(options)
