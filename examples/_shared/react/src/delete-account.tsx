'use client'
import { ask } from './api.ts'
import { useConfirm } from './confirm.tsx'
import { useHydrated } from './hydrated.ts'
import { useReport } from './notice.tsx'

export interface DeleteAccountProps {
  /** Where it is confirmed without JavaScript: a page with a form. */
  readonly confirmPage: string
  /** The page that says goodbye. It is loaded anew, because nothing that was shown before is true any more. */
  readonly goodbyePage: string
}

/** Asks whether it is meant, deletes the account by fetch() and goes on. */
export function DeleteAccount({ confirmPage, goodbyePage }: DeleteAccountProps) {
  const report = useReport()
  const [dialog, confirm] = useConfirm()

  const press = async () => {
    const sure = await confirm({
      title: 'Delete your account?',
      text: 'Your profile, your sessions and your sign-in are deleted for good. Nobody can bring them back.',
      yes: 'Delete my account',
    })
    if (sure && report(await ask('DELETE', '/me'), 'Your account is deleted.')) location.assign(goodbyePage)
  }

  if (!useHydrated())
    return (
      <a className="button danger-button" href={confirmPage}>
        Delete my account…
      </a>
    )
  return (
    <>
      <button className="button danger-button" type="button" onClick={press}>
        Delete my account…
      </button>
      {dialog}
    </>
  )
}
