'use client'
import './elements.ts'

/** The danger zone. Without JavaScript a link leads to the page that asks by a form. */
export const DeleteAccount = () => (
  <delete-account>
    <a href="/delete">Delete account</a>
  </delete-account>
)

/** Stands beside the page in Clerk's `<UserProfile/>`. */
export function DeleteIcon() {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden>
      <path d="M2.5 4h11M6.5 4V2.5h3V4M4 4l.6 9.5h6.8L12 4M6.5 6.5v4.5M9.5 6.5v4.5" />
    </svg>
  )
}
