import { everyone, type Query, readQuery, writeQuery } from './query.ts'

/** The state of the table in an address. */
export interface Place {
  readonly query: Query
  /** The user in the drawer. */
  readonly userId: string | undefined
}

export const nowhere: Place = { query: everyone, userId: undefined }

export function readAddress(prefix: string): Place {
  const parameters = new URLSearchParams(location.search)
  const id = parameters.get(`${prefix}id`) ?? ''
  return { query: readQuery(parameters, prefix), userId: /^user_\w{1,64}$/.test(id) ? id : undefined }
}

/** Replaces the entry, so that Back leaves the page, and keeps the state that a router stored in it. */
export function writeAddress(prefix: string, query: Query, userId: string | undefined): void {
  const address = new URL(location.href)
  writeQuery(address.searchParams, prefix, query)
  if (userId) address.searchParams.set(`${prefix}id`, userId)
  else address.searchParams.delete(`${prefix}id`)
  history.replaceState(history.state, '', address)
}
