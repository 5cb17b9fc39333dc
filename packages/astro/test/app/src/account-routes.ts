import { hasRole } from '@account-routes/astro'

export default { authorize: hasRole('admin') }
