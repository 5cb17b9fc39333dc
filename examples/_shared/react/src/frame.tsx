import type { ReactNode } from 'react'

export interface FrameProps {
  readonly framework: string
  readonly signedIn: boolean
  readonly children: ReactNode
}

/** What stands around every page. */
export function Frame({ framework, signedIn, children }: FrameProps) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <header className="bar">
        <p className="brand">
          Account Routes <span>on {framework}</span>
        </p>
        {signedIn && (
          <nav aria-label="Session">
            <a className="button quiet" href="/sign-out">
              Sign out
            </a>
          </nav>
        )}
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  )
}

export function Welcome() {
  return (
    <section className="card welcome" aria-labelledby="signed-out-title">
      <h1 id="signed-out-title">Sign in to see your account</h1>
      <p>You can change your picture here and delete your account. Administrators can manage everybody else’s.</p>
      <p>
        <a className="button" href="/sign-in">
          Sign in
        </a>
      </p>
    </section>
  )
}

export function Goodbye() {
  return (
    <section className="card welcome" aria-labelledby="deleted-title">
      <h1 id="deleted-title">Your account is deleted</h1>
      <p>You are signed out, and nothing of your profile is left. Goodbye.</p>
    </section>
  )
}

export interface ConfirmDeletionProps {
  /** The page where people prove again that it is them, where they have to first. */
  readonly stepUp: string | undefined
  /** The form that deletes the account. */
  readonly children: ReactNode
}

/** Asks on a page of its own what the dialog asks, for browsers without JavaScript. */
export function ConfirmDeletion({ stepUp, children }: ConfirmDeletionProps) {
  return (
    <section className="card welcome" aria-labelledby="delete-title">
      <h1 id="delete-title">Delete your account?</h1>
      <p>Your profile, your sessions and your sign-in are deleted for good. Nobody can bring them back.</p>
      {stepUp ? (
        <p>
          This needs a fresh proof that it is you. <a href={stepUp}>Confirm that it is you</a>
        </p>
      ) : (
        children
      )}
      <p>
        <a href="/">Cancel</a>
      </p>
    </section>
  )
}
