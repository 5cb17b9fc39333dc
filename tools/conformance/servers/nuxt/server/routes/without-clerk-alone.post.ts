import { accountRoute, deleteSelf } from '@account-routes/nuxt'
import { options } from '../../../options.ts'

export default accountRoute(deleteSelf, options)
