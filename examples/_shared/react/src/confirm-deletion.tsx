'use client'
import { type FormEvent, useState } from 'react'
import { useHydrated } from './hydrated.ts'

export interface ConfirmDeletionProps {
  /** The single route, which takes the form where there is no JavaScript. */
  readonly action: string
  /** The page to verify on, where a verification is due and no script can open Clerk's dialog. */
  readonly stepUp: string | undefined
  /** Deletes the account. The sentence that it returns says why not. */
  readonly remove: () => Promise<string | undefined>
}

/** The page that asks before a deletion. The form works by itself; a script keeps the visitor on the page. */
export function ConfirmDeletion({ action, stepUp, remove }: ConfirmDeletionProps) {
  const isHydrated = useHydrated()
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState('')

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isPending) return
    setPending(true)
    setProblem('')
    const reason = await remove().catch(() => 'Something went wrong.')
    if (reason === undefined) return location.assign('/goodbye')
    setPending(false)
    setProblem(`${reason} Your account has not been deleted.`)
  }

  return (
    <section className="card message" aria-labelledby="delete-title">
      <h1 id="delete-title">Delete your account?</h1>
      <p>Your profile, sign-in methods, and sessions are deleted. This can’t be undone.</p>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <form className="actions" method="post" action={action} onSubmit={submit}>
        <a className="button quiet" href="/">
          Keep account
        </a>
        {stepUp && !isHydrated ? (
          <a className="button" href={stepUp}>
            Verify it’s you to continue
          </a>
        ) : (
          <button className="button danger" type="submit" aria-disabled={isPending}>
            {isPending ? 'Deleting your account…' : 'Delete account'}
          </button>
        )}
      </form>
    </section>
  )
}
