'use client'
import { ConfirmDeletion } from '@account-routes/example-react'
import { useReverification } from '@clerk/nextjs'
import { isReverificationCancelledError } from '@clerk/nextjs/errors'

/** Clerk's own hook around a plain request: it opens the dialog and repeats the request. */
export function DeleteForm({ stepUp }: { stepUp: string | undefined }) {
  const deleteSelf = useReverification(() => fetch('/api/account/me', { method: 'DELETE' }))

  const remove = async () => {
    try {
      // The hook gives the body of the answer: `{ success: true }`, or the reason why not.
      const { success, message } = (await deleteSelf()) as { success?: true; message?: string }
      return success ? undefined : (message ?? 'Something went wrong.')
    } catch (error) {
      return isReverificationCancelledError(error)
        ? 'You canceled the verification.'
        : 'We couldn’t reach the server. Check your connection and try again.'
    }
  }
  return <ConfirmDeletion action="/api/example" stepUp={stepUp} remove={remove} />
}
