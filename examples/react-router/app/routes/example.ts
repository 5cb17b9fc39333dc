import { accountRoute, deleteSelf } from '@account-routes/react-router'
import { options } from '../account-options.ts'

const { loader, action, headers } = accountRoute(deleteSelf, options)

export { action, headers, loader }
