import type { UserFilter } from '../account-client.ts'

/** Search, filters, order and page of the table. They live in the page's address. */
export interface Query {
  readonly search: string
  readonly status: '' | 'banned' | 'active'
  /** Days without a sign-in; 0 for any. */
  readonly idle: number
  readonly organization: string
  /** Days as an input of type date has them. */
  readonly from: string
  readonly to: string
  readonly sort: string
  /** From 0. */
  readonly page: number
}

export const everyone: Query = {
  search: '',
  status: '',
  idle: 0,
  organization: '',
  from: '',
  to: '',
  sort: '-created_at',
  page: 0,
}

export const idleDays = [30, 90, 365] as const

export const hasFilters = ({ search, status, idle, organization, from, to }: Query): boolean =>
  !!(search || status || idle || organization || from || to)

const names: Readonly<Record<keyof Query, string>> = {
  search: 'q',
  status: 'status',
  idle: 'idle',
  organization: 'org',
  from: 'from',
  to: 'to',
  sort: 'sort',
  page: 'page',
}

const sortable = /^-?(created_at|last_active_at|first_name)$/
const day = /^\d{4}-\d{2}-\d{2}$/

/** Reads an untrusted address. */
export function readQuery(parameters: URLSearchParams, prefix: string): Query {
  const of = (name: keyof Query): string => parameters.get(prefix + names[name]) ?? ''
  const status = of('status')
  return {
    search: of('search').slice(0, 200),
    status: status === 'banned' || status === 'active' ? status : '',
    idle: idleDays.find((days) => String(days) === of('idle')) ?? 0,
    organization: /^org_\w{1,64}$/.test(of('organization')) ? of('organization') : '',
    from: day.test(of('from')) ? of('from') : '',
    to: day.test(of('to')) ? of('to') : '',
    sort: sortable.test(of('sort')) ? of('sort') : everyone.sort,
    page: Math.max(0, Math.min(1_000_000, Math.trunc(Number(of('page')) || 1) - 1)),
  }
}

/** Writes all values that differ from the defaults. */
export function writeQuery(parameters: URLSearchParams, prefix: string, query: Query): void {
  for (const name of Object.keys(names) as (keyof Query)[]) {
    const value = query[name]
    if (value === everyone[name]) parameters.delete(prefix + names[name])
    else parameters.set(prefix + names[name], String(name === 'page' ? query.page + 1 : value))
  }
}

const dayMs = 86_400_000
const startOf = (date: string): number => new Date(`${date}T00:00`).getTime()

export const filterOf = (query: Query, limit: number): UserFilter => ({
  limit,
  offset: query.page * limit,
  orderBy: query.sort,
  ...(query.search && { query: query.search }),
  ...(query.status && { banned: query.status === 'banned' }),
  ...(query.idle && { lastSignInAtBefore: Date.now() - query.idle * dayMs }),
  ...(query.organization && { organizationId: [query.organization] }),
  ...(query.from && { createdAtAfter: startOf(query.from) - 1 }),
  ...(query.to && { createdAtBefore: startOf(query.to) + dayMs }),
})
