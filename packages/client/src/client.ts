import type { AccountClient } from './generated/client.gen.ts'
import { routes, twins } from './generated/routes.gen.ts'
import { list } from './list.ts'
import type { ClientOptions } from './options.ts'
import { json, query, segment } from './parts.ts'
import { request } from './request.ts'
import { upload } from './upload.ts'

interface Routes {
  /** A method, a path with a colon for each id, and the kind of input, if the operation takes any. */
  readonly [name: string]: string | Routes
}

/**
 * A client of all operations, by their names.
 * @example
 * const client = createAccountClient({ verify: verifyWithClerk(() => window.Clerk) })
 * await client.me.delete()
 * for await (const user of client.users.list({ query: 'ada' })) console.log(user.id)
 */
export function createAccountClient(options?: ClientOptions): AccountClient {
  const bind = (some: Routes, below = ''): object =>
    Object.fromEntries(
      Object.entries(some).map(([name, route]) => [
        name,
        typeof route === 'string'
          ? (...given: unknown[]) => call(route.replace(' ', ` ${below}`), given, options)
          : bind(route),
      ]),
    )
  const { me, users, ...others } = routes
  const client = {
    ...bind(others),
    me: bind({ ...twins, ...me }, '/me'),
    users: { ...bind(twins, '/users/:'), ...bind(users, '/users') },
  }
  // The interface and the routes are generated from the same table.
  return client as unknown as AccountClient
}

/** @param given ids, input where the operation takes some, and options of this call, in this order */
function call(route: string, given: unknown[], defaults?: ClientOptions): unknown {
  const [method, path = '', kind] = route.split(' ') as [string, string?, string?]
  const filled = path.replace(/:/g, () => segment(given.shift() as string))
  const input = (kind && given.shift()) as never
  const options = { ...defaults, ...(given[0] as object) }
  if (kind === 'list') return list(filled, input, options)
  if (kind === 'picture') return upload(method, filled, input, options)
  if (kind === 'query') return request(method, filled + query(input), options)
  return request(method, filled, options, kind ? json(input) : undefined)
}
