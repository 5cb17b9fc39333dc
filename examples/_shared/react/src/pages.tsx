import type { ReactNode } from 'react'

interface MessageProps {
  readonly title: string
  readonly role?: 'alert'
  readonly children: ReactNode
}

function Message({ title, role, children }: MessageProps) {
  return (
    <section className="card message" role={role} aria-labelledby="message-title">
      <h1 id="message-title">{title}</h1>
      {children}
    </section>
  )
}

export function Welcome() {
  return (
    <Message title="Sign in to see your account">
      <p>Change your picture or delete your account. Administrators manage users here as well.</p>
      <p>
        <a className="button" href="/sign-in">
          Sign in
        </a>
      </p>
    </Message>
  )
}

export function Goodbye() {
  return (
    <Message title="Your account is deleted">
      <p>You’re signed out, and your profile is gone. Thanks for being with us.</p>
      <p>
        <a className="button quiet" href="/">
          Go to the home page
        </a>
      </p>
    </Message>
  )
}

export function NotFound() {
  return (
    <Message title="Page not found">
      <p>Check the address, or start from the home page.</p>
      <p>
        <a className="button" href="/">
          Go to the home page
        </a>
      </p>
    </Message>
  )
}

/** The server couldn't load the account, or the page failed. */
export function Problem({ title = 'We couldn’t load your account' }: { readonly title?: string }) {
  return (
    <Message title={title} role="alert">
      <p>Nothing was changed. Try again in a moment.</p>
      <p>
        {/* The address of this page. */}
        <a className="button" href="?">
          Try again
        </a>
      </p>
    </Message>
  )
}

/** Stands in for one of Clerk's components until it has loaded. */
export function Loading() {
  return (
    <div className="card skeleton" role="status" aria-label="Loading">
      <i />
      <i />
      <i />
    </div>
  )
}

/** A page with one of Clerk's components. */
export function ComponentPage({ children, hosted }: { readonly children: ReactNode; readonly hosted: ReactNode }) {
  return (
    <div className="component">
      {children}
      <noscript>
        <div className="card message">{hosted}</div>
      </noscript>
    </div>
  )
}
