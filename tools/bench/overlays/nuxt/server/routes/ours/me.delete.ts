import { accountRoute, deleteSelf } from '@account-routes/nuxt'
export default accountRoute(deleteSelf)
