import type { Load } from './load.ts'

/** The three requests that are measured: refused, answered from one call to Clerk, and a change. */
export const requestsOf = (bearer: string): Readonly<Record<string, Omit<Load, 'url'>>> => ({
  '401': { status: 401 },
  getSelf: { status: 200, headers: { Authorization: bearer } },
  deleteSelf: { status: 200, method: 'DELETE', headers: { Authorization: bearer } },
})
