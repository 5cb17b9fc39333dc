import { accountRoute, deleteSelf, getSelf } from '@account-routes/react-router'

const { loader } = accountRoute(getSelf)
const { action } = accountRoute(deleteSelf)

export { action, loader }
