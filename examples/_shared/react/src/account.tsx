'use client'
import type { Self } from '@account-routes/client'
import { type ReactNode, useState } from 'react'
import { DeleteAccount } from './delete-account.tsx'
import { useHydrated } from './hydrated.ts'
import { PictureActions } from './picture-actions.tsx'
import { emailOf, nameOf, type User } from './user.ts'
import { Deletions, Users } from './users.tsx'

export interface AccountProps {
  readonly user: User
  /** Asks the server for the page again. */
  readonly refresh: () => void
  /** The way to Clerk's own page of the profile. */
  readonly children: ReactNode
}

const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' })

/** The caller's own account and, for administrators, everybody's. */
export function Account({ user: loaded, refresh, children }: AccountProps) {
  // The answer of a route is newer than the page, until the page is rendered again.
  const [change, setChange] = useState<{ readonly of: User; readonly to: Self }>()
  const user: User = change?.of === loaded ? change.to : loaded
  const isHydrated = useHydrated()

  const show = (to: Self) => {
    setChange({ of: loaded, to })
    refresh()
  }

  return (
    <>
      <section className="card" aria-labelledby="account-title">
        <h1 id="account-title">Your account</h1>
        <div className="profile">
          <img className="picture" src={user.imageUrl ?? undefined} alt="You" width={80} height={80} />
          <div>
            <p className="name" dir="auto">
              {nameOf(user)}
            </p>
            <dl>
              <dt>Email</dt>
              <dd>{emailOf(user) ?? 'None'}</dd>
              <dt>Role</dt>
              <dd>{String(user.publicMetadata.role ?? 'member')}</dd>
              <dt>Joined</dt>
              <dd>{user.createdAt ? day.format(user.createdAt) : ''}</dd>
            </dl>
            {isHydrated ? (
              <PictureActions user={user} onChanged={show}>
                {children}
              </PictureActions>
            ) : (
              <p className="actions">{children}</p>
            )}
          </div>
        </div>
        <div className="zone">
          <DeleteAccount />
        </div>
      </section>
      {user.publicMetadata.role === 'admin' && (
        <>
          <Users />
          <Deletions />
        </>
      )}
    </>
  )
}
