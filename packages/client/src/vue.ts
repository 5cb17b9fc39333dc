import { type InjectionKey, inject, provide, type ShallowRef, shallowRef, watchEffect } from 'vue'
import { createAccountClient } from './client.ts'
import { type AccountError, type AccountPromise, type Result, safe } from './error.ts'
import type { AccountClient } from './generated/client.gen.ts'
import { verifyWithClerk } from './verify/with-clerk.ts'

const key: InjectionKey<AccountClient> = Symbol('account-routes client')
let usual: AccountClient | undefined

/**
 * Provides a client with the app's own options to a component and its descendants.
 * @example provideAccountClient(createAccountClient({ baseUrl: '/account' }))
 */
export function provideAccountClient(client: AccountClient): void {
  provide(key, client)
}

/**
 * The provided client, or a default one for `/api/account` that asks users to verify in Clerk's dialog.
 * @example const client = useAccountClient()
 */
export function useAccountClient(): AccountClient {
  const provided = inject(key, undefined)
  if (provided) return provided
  usual ??= createAccountClient({ verify: verifyWithClerk() })
  return usual
}

/** The state of a query, as refs. */
export interface AccountQuery<Out, Code extends string> {
  /** The last answer, even while a newer one is loading. */
  readonly data: Readonly<ShallowRef<Out | undefined>>
  readonly error: Readonly<ShallowRef<AccountError<Code> | undefined>>
  readonly isLoading: Readonly<ShallowRef<boolean>>
  reload(): void
}

/**
 * Loads data at once and whenever a reactive value that `load` read changes. Outdated calls are aborted.
 * @example const { data, error } = useAccountQuery((client, signal) => client.users.list({ query: query.value }, { signal }))
 */
export function useAccountQuery<Out, Code extends string>(
  load: (client: AccountClient, signal: AbortSignal) => AccountPromise<Out, Code>,
): AccountQuery<Out, Code> {
  const client = useAccountClient()
  const data = shallowRef<Out>()
  const error = shallowRef<AccountError<Code>>()
  const isLoading = shallowRef(true)
  const round = shallowRef(0)
  watchEffect(async (onCleanup) => {
    const controller = new AbortController()
    onCleanup(() => controller.abort())
    void round.value
    isLoading.value = true
    try {
      const result = await safe(load(client, controller.signal))
      if (controller.signal.aborted) return
      if (result.ok) data.value = result.data
      error.value = result.error
      isLoading.value = false
    } catch (failure) {
      if (!controller.signal.aborted) throw failure
    }
  })
  const reload = (): void => {
    round.value++
  }
  return { data, error, isLoading, reload }
}

/** The state of an action, as refs. */
export interface AccountAction<Args extends readonly unknown[], Out, Code extends string> {
  /** Never rejects with an AccountError; the error is in the result and in `error`. */
  run(...args: Args): Promise<Result<Out, Code>>
  readonly isPending: Readonly<ShallowRef<boolean>>
  readonly error: Readonly<ShallowRef<AccountError<Code> | undefined>>
  /** Forgets the error. */
  reset(): void
}

/**
 * A change behind a button. While it runs, calling `run` again returns the same promise.
 * @example const remove = useAccountAction((client) => client.me.delete())
 */
export function useAccountAction<Args extends readonly unknown[], Out, Code extends string>(
  act: (client: AccountClient, ...args: Args) => AccountPromise<Out, Code>,
): AccountAction<Args, Out, Code> {
  const client = useAccountClient()
  const isPending = shallowRef(false)
  const error = shallowRef<AccountError<Code>>()
  let running: Promise<Result<Out, Code>> | undefined
  const start = async (args: Args): Promise<Result<Out, Code>> => {
    isPending.value = true
    error.value = undefined
    try {
      const result = await safe(act(client, ...args))
      error.value = result.error
      return result
    } finally {
      running = undefined
      isPending.value = false
    }
  }
  const run = (...args: Args): Promise<Result<Out, Code>> => {
    running ??= start(args)
    return running
  }
  const reset = (): void => {
    error.value = undefined
  }
  return { run, isPending, error, reset }
}
