import { accountRoute, deleteSelf, getSelf } from '@account-routes/next'
export const GET = accountRoute(getSelf)
export const DELETE = accountRoute(deleteSelf)
