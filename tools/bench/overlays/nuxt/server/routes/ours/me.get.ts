import { accountRoute, getSelf } from '@account-routes/nuxt'
export default accountRoute(getSelf)
