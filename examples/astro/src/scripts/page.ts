import type { AccountError } from '@account-routes/client'

export function byId<T extends HTMLElement>(id: string, type: new () => T): T {
  const element = document.getElementById(id)
  if (element instanceof type) return element
  throw new Error(`The page has no ${type.name} #${id}.`)
}

/** The sentences of an error, which the routes write for people. */
export function inWords({ message, issues, retryAfter }: AccountError<string>): string {
  const wait = retryAfter ? [`Try again in ${retryAfter} seconds.`] : []
  return [message, ...issues.map((issue) => issue.message), ...wait].join(' ')
}
