import { createAccountClient, safe } from '@account-routes/client'
import type { PageLoad } from './$types'

const pageSize = 10

/** Asks the account routes: on the server within the process, in the browser over HTTP. */
export const load: PageLoad = async ({ fetch, parent, url }) => {
  const { isSignedIn } = await parent()
  if (!isSignedIn) return { me: undefined }
  const client = createAccountClient({ fetch })
  const query = url.searchParams.get('query') ?? ''
  const offset = Math.max(0, Math.trunc(Number(url.searchParams.get('offset'))) || 0)
  const [me, users] = await Promise.all([
    safe(client.me.get()),
    safe(client.users.list({ limit: pageSize, offset, orderBy: '-created_at', ...(query && { query }) })),
  ])
  return { me: me.data, users: users.data, refused: users.error?.message, query, offset, pageSize }
}
