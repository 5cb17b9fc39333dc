import { accountRoute, deleteSelf } from '@account-routes/next'
import { options } from '../../../account-options.ts'

const handle = accountRoute(deleteSelf, options)

// POST alone does. With the others they too are answered in JSON, by a 405 that says what is allowed.
export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
}
