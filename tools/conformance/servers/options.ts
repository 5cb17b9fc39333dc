import { type AccountRoutesOptions, hasRole, type Operation, operations as table } from '@account-routes/core'

type Row = Exclude<(typeof table)[number], { readonly option: 'deletion' }>

/** All but those that need a plan. */
export const operations = table.filter((row): row is Row => (row as Operation).option !== 'deletion')

/** Everything is mounted, and administrators may do it. */
export const options: AccountRoutesOptions = {
  authorize: hasRole('admin'),
  limiter: () => true,
  openapi: true,
  operations: Object.fromEntries(operations.map(({ id }) => [id, true])),
}

/** The role is in a variable that is not set, as in a build. */
export const unset: AccountRoutesOptions = { authorize: hasRole(process.env.ROLE_OF_ADMINISTRATORS) }

export function env(name: string): string {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is not set.`)
  return value
}

export const port = Number(env('PORT'))

/** One operation alone: where its ids are in the path of the framework's own router, and where they are not. */
export const byPath = ({ path, id }: { path: string; id: string }): string => `/by-path${path}/${id}`
export const byBody = ({ id }: { id: string }): string => `/by-body/${id}`

/** The origins of those whose tokens count below `/parties`. */
export const authorizedParties: string[] = ['https://app.example']
