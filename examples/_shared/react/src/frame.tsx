import type { ReactNode } from 'react'

export interface FrameProps {
  readonly framework: string
  /** Clerk's button for signed-in visitors. */
  readonly session?: ReactNode
  readonly children: ReactNode
}

/** The header and the main part of every page. */
export function Frame({ framework, session, children }: FrameProps) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <header className="bar">
        <a className="brand" href="/">
          Account Routes <span>on {framework}</span>
        </a>
        {session && (
          <nav className="session" aria-label="Session">
            {session}
            <noscript>
              <a className="button quiet" href="/sign-out">
                Sign out
              </a>
            </noscript>
          </nav>
        )}
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  )
}
