import { accountRoute, deleteSelf } from '@account-routes/react-router'
import { options } from '../account-options.ts'

const { loader, action } = accountRoute(deleteSelf, options)

export { action, loader }
