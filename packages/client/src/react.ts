'use client'
import {
  type Context,
  createContext,
  type DependencyList,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react'
import { createAccountClient } from './client.ts'
import { AccountError, type AccountPromise, type Result, safe } from './error.ts'
import type { AccountClient } from './generated/client.gen.ts'
import { verifyWithClerk } from './verify/with-clerk.ts'

let usual: AccountClient | undefined

/** Provides a client with the app's own options: `<AccountClientContext value={client}>`. */
export const AccountClientContext: Context<AccountClient | undefined> = createContext<AccountClient | undefined>(
  undefined,
)

/**
 * The client from the context, or a default one for `/api/account` that asks users to verify in Clerk's dialog.
 * @example const client = useAccountClient()
 */
export function useAccountClient(): AccountClient {
  const provided = useContext(AccountClientContext)
  if (provided) return provided
  usual ??= createAccountClient({ verify: verifyWithClerk() })
  return usual
}

/** The state of a query. */
export interface AccountQuery<Out, Code extends string> {
  /** The last answer, even while a newer one is loading. */
  readonly data: Out | undefined
  readonly error: AccountError<Code> | undefined
  readonly isLoading: boolean
  reload(): void
}

/**
 * Loads data when the component mounts and whenever `deps` change. Outdated calls are aborted.
 * @example const { data, error } = useAccountQuery((client, signal) => client.users.list({ query }, { signal }), [query])
 */
export function useAccountQuery<Out, Code extends string>(
  load: (client: AccountClient, signal: AbortSignal) => AccountPromise<Out, Code>,
  deps: DependencyList,
): AccountQuery<Out, Code> {
  const client = useAccountClient()
  const latest = useRef(load)
  latest.current = load
  const [round, setRound] = useState(0)
  const [state, setState] = useState<Omit<AccountQuery<Out, Code>, 'reload'>>({
    data: undefined,
    error: undefined,
    isLoading: true,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the app says what its function depends on
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    setState((before) => ({ ...before, isLoading: true }))
    safe(latest.current(client, signal)).then(
      ({ data, error }) => {
        if (!signal.aborted) setState((before) => ({ data: data ?? before.data, error, isLoading: false }))
      },
      (failure: unknown) => {
        if (!signal.aborted) setState(() => raise(failure))
      },
    )
    return () => controller.abort()
  }, [client, round, ...deps])
  const reload = useCallback(() => setRound((before) => before + 1), [])
  return { ...state, reload }
}

/** For the nearest error boundary. */
function raise(failure: unknown): never {
  throw failure
}

/** The state of an action. */
export interface AccountAction<Args extends readonly unknown[], Out, Code extends string> {
  /** Never rejects with an AccountError; the error is in the result and in `error`. */
  run(...args: Args): Promise<Result<Out, Code>>
  readonly isPending: boolean
  readonly error: AccountError<Code> | undefined
  /** Forgets the error. */
  reset(): void
}

/**
 * A change behind a button. While it runs, calling `run` again returns the same promise.
 * @example
 * const remove = useAccountAction((client) => client.me.delete())
 * <button disabled={remove.isPending} onClick={() => remove.run()}>Delete my account</button>
 */
export function useAccountAction<Args extends readonly unknown[], Out, Code extends string>(
  act: (client: AccountClient, ...args: Args) => AccountPromise<Out, Code>,
): AccountAction<Args, Out, Code> {
  const client = useAccountClient()
  const latest = useRef(act)
  latest.current = act
  const running = useRef<Promise<Result<Out, Code>>>(undefined)
  const [isPending, setPending] = useState(false)
  const [error, setError] = useState<AccountError<Code>>()
  const run = useCallback(
    (...args: Args) => {
      running.current ??= (async () => {
        setPending(true)
        setError(undefined)
        try {
          const result = await safe(latest.current(client, ...args))
          setError(result.error)
          return result
        } finally {
          running.current = undefined
          setPending(false)
        }
      })()
      return running.current
    },
    [client],
  )
  const reset = useCallback(() => setError(undefined), [])
  return { run, isPending, error, reset }
}

export { AccountError }
