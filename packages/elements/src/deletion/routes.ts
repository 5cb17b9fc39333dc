import { type ClientOptions, deleteSelf, getSelf } from '@account-routes/client'
import type { AccountClient, Deletion, DeletionPlan } from '../account-client.ts'
import { codeOf } from '../base/explain.ts'

/** The calls about a deletion, which need a server with a plan. */
export interface DeletionRoutes {
  /** Null if the server has no plan. */
  plan(withBlockers: boolean): Promise<DeletionPlan | null>
  cancel(): Promise<unknown>
  status(deletionId: string): Promise<Deletion>
}

/** A client with only the calls of this element, a tenth of the whole. */
export function ownAccount(needs: ClientOptions): AccountClient {
  const me: AccountClient['me'] = {
    get: (options) => getSelf({ ...needs, ...options }),
    delete: (options) => deleteSelf({ ...needs, ...options }),
  }
  return { me } as AccountClient
}

/** Calls the client's methods if it has them, else their paths, with the client's session renewal and step-up. */
export function deletionRoutes({ me, deletions }: AccountClient, own: ClientOptions | undefined): DeletionRoutes {
  const ask = (path: string, method = 'GET'): Promise<never> => {
    if (!own) return Promise.resolve(null as never)
    const send: typeof fetch = (_url, init) => fetch(`${own.baseUrl}${path}`, { ...init, method })
    return getSelf({ ...own, fetch: send }) as Promise<never>
  }
  return {
    plan: (blockers) =>
      (me.getDeletion?.({ blockers }) ?? ask(`/me/deletion${blockers ? '?blockers=true' : ''}`)).catch((error) => {
        if (['not_found', 'method_not_allowed', 'unexpected_answer'].includes(codeOf(error) ?? '')) return null
        throw error
      }),
    cancel: () => me.cancelDeletion?.() ?? ask('/me/deletion/cancel', 'POST'),
    status: (id) => deletions?.getStatus?.(id) ?? ask(`/deletion-status/${encodeURIComponent(id)}`),
  }
}
