import { hasRole } from '@account-routes/nuxt'

export default { authorize: hasRole('admin') }
