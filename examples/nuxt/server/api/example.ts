import { accountRoute, deleteSelf } from '@account-routes/nuxt'
import options from '../account-routes.ts'

export default accountRoute(deleteSelf, { redirectTo: '/goodbye', ...options })
