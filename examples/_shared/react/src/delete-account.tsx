'use client'
import './elements.ts'
import type { DeleteAccountEvents } from '@account-routes/elements'
import { useEffect, useRef } from 'react'

/** The danger zone. Without JavaScript a link leads to the page that asks by a form. */
export function DeleteAccount() {
  const ref = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = ref.current
    const sayGoodbye = (event: Event) => {
      const { detail } = event as DeleteAccountEvents['account-deleted']
      if (detail.state !== 'finished') return
      event.preventDefault()
      // Loaded anew: nothing that this page knows of the account is true any more.
      location.assign('/goodbye')
    }
    element?.addEventListener('account-deleted', sayGoodbye)
    return () => element?.removeEventListener('account-deleted', sayGoodbye)
  }, [])
  return (
    <delete-account ref={ref}>
      <a href="/delete">Delete account</a>
    </delete-account>
  )
}

/** Stands beside the page in Clerk's `<UserProfile/>`. */
export function DeleteIcon() {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden>
      <path d="M2.5 4h11M6.5 4V2.5h3V4M4 4l.6 9.5h6.8L12 4M6.5 6.5v4.5M9.5 6.5v4.5" />
    </svg>
  )
}
