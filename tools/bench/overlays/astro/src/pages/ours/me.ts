import { accountRoute, deleteSelf, getSelf } from '@account-routes/astro'
export const GET = accountRoute(getSelf)
export const DELETE = accountRoute(deleteSelf)
