import type { Clause } from '../statements.ts'
import type { IdentifierKind } from './identifiers.ts'

/** Filters of `GET /users` and `GET /users/count`. A user must match all of them. */
export interface UserFilters {
  readonly email_address?: string[] | undefined
  readonly phone_number?: string[] | undefined
  readonly web3_wallet?: string[] | undefined
  readonly username?: string[] | undefined
  readonly external_id?: string[] | undefined
  readonly user_id?: string[] | undefined
  readonly organization_id?: string[] | undefined
  readonly query?: string | undefined
  readonly email_address_query?: string | undefined
  readonly phone_number_query?: string | undefined
  readonly username_query?: string | undefined
  readonly name_query?: string | undefined
  readonly banned?: boolean | undefined
  readonly created_at_before?: number | undefined
  readonly created_at_after?: number | undefined
  readonly last_active_at_before?: number | undefined
  readonly last_active_at_after?: number | undefined
  readonly last_active_at_since?: number | undefined
  readonly last_sign_in_at_before?: number | undefined
  readonly last_sign_in_at_after?: number | undefined
  readonly provider?: string | undefined
  readonly provider_user_id?: string[] | undefined
}

/** Splits values by their sign: `-` excludes, `+` or nothing includes. */
export function bySign(values: readonly string[]): { included: string[]; excluded: string[] } {
  const bare = (value: string) => value.replace(/^[+-]/, '')
  return {
    included: values.filter((value) => !value.startsWith('-')).map(bare),
    excluded: values.filter((value) => value.startsWith('-')).map(bare),
  }
}

function withSigns(column: string, values: readonly string[]): Clause[] {
  const { included, excluded } = bySign(values)
  return [
    ...(included.length > 0
      ? [{ sql: `users.${column} IN (SELECT value FROM json_each(?))`, params: [JSON.stringify(included)] }]
      : []),
    ...(excluded.length > 0
      ? [
          {
            sql: `(users.${column} IS NULL OR users.${column} NOT IN (SELECT value FROM json_each(?)))`,
            params: [JSON.stringify(excluded)],
          },
        ]
      : []),
  ]
}

function identifierClause(kind: IdentifierKind, values: readonly string[]): Clause {
  return {
    sql: `users.id IN (SELECT user_id FROM identifiers WHERE kind = '${kind}' AND status <> 'unverified' AND value IN (SELECT value FROM json_each(?)))`,
    params: [JSON.stringify(kind === 'email_address' ? values.map((value) => value.toLowerCase()) : values)],
  }
}

function membershipClauses(values: readonly string[]): Clause[] {
  const clause = (not: string, ids: readonly string[]): Clause => ({
    sql: `users.id ${not} IN (SELECT user_id FROM memberships WHERE organization_id IN (SELECT value FROM json_each(?)))`,
    params: [JSON.stringify(ids)],
  })
  const { included, excluded } = bySign(values)
  return [
    ...(included.length > 0 ? [clause('', included)] : []),
    ...(excluded.length > 0 ? [clause('NOT', excluded)] : []),
  ]
}

const comparisons = [
  ['created_at_before', 'created_at', '<'],
  ['created_at_after', 'created_at', '>'],
  ['last_active_at_before', 'last_active_at', '<'],
  ['last_active_at_after', 'last_active_at', '>'],
  ['last_active_at_since', 'last_active_at', '>='],
  ['last_sign_in_at_before', 'last_sign_in_at', '<'],
  ['last_sign_in_at_after', 'last_sign_in_at', '>'],
] as const

export function exactClauses(filters: UserFilters): Clause[] {
  const clauses: Clause[] = []
  for (const kind of ['email_address', 'phone_number', 'web3_wallet'] as const) {
    const values = filters[kind]
    if (values) clauses.push(identifierClause(kind, values))
  }
  if (filters.username) {
    clauses.push({
      sql: 'users.username IN (SELECT value COLLATE NOCASE FROM json_each(?))',
      params: [JSON.stringify(filters.username)],
    })
  }
  if (filters.external_id) clauses.push(...withSigns('external_id', filters.external_id))
  if (filters.user_id) clauses.push(...withSigns('id', filters.user_id))
  if (filters.organization_id) clauses.push(...membershipClauses(filters.organization_id))
  if (filters.banned !== undefined) clauses.push({ sql: `users.banned = ${filters.banned ? 1 : 0}`, params: [] })
  for (const [filter, column, operator] of comparisons) {
    const value = filters[filter]
    if (value !== undefined) clauses.push({ sql: `users.${column} ${operator} ?`, params: [value] })
  }
  if (filters.provider) {
    const provider = filters.provider.replace(/^oauth_/, '')
    clauses.push({
      sql: `users.id IN (SELECT user_id FROM credentials WHERE kind = 'external_account' AND provider = ? AND provider_user_id IN (SELECT value FROM json_each(?)))`,
      params: [provider, JSON.stringify(filters.provider_user_id ?? [])],
    })
  }
  return clauses
}
