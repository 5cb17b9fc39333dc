'use client'
import { type ChangeEvent, type ReactNode, useId, useState } from 'react'
import { type Answer, ask } from './api.ts'
import { ActionButton } from './button.tsx'
import { Day } from './day.tsx'
import { useHydrated } from './hydrated.ts'
import { useReport } from './notice.tsx'
import { Picture } from './picture.tsx'
import { emailOf, nameOf, type User } from './user.ts'

export interface AccountProps {
  readonly user: User
  /** Asks the server for the page again. */
  readonly refresh: () => void
  /** The way to delete the account. */
  readonly children: ReactNode
}

/** The caller's own account. */
export function Account({ user: loaded, refresh, children }: AccountProps) {
  // What a route answered is newer than what the page was made from, until the page is made again.
  const [change, setChange] = useState<{ of: User; to: User }>()
  const user = change?.of === loaded ? change.to : loaded

  const changed = (answer: Answer) => {
    if (answer.ok) setChange({ of: loaded, to: answer.body as User })
    refresh()
  }

  return (
    <section className="card" aria-labelledby="account-title">
      <h1 id="account-title">Your account</h1>
      <div className="profile">
        <Picture src={user.imageUrl} alt="You" size={112} />
        <div>
          <p className="name">{nameOf(user)}</p>
          <dl>
            <dt>E-mail</dt>
            <dd>{emailOf(user) ?? 'none'}</dd>
            <dt>Role</dt>
            <dd>{String(user.publicMetadata.role ?? 'member')}</dd>
            <dt>Joined</dt>
            <dd>
              <Day time={user.createdAt} />
            </dd>
            <dt>Id</dt>
            <dd>
              <code>{user.id}</code>
            </dd>
          </dl>
          {useHydrated() && <PictureActions user={user} changed={changed} />}
        </div>
      </div>
      <div className="danger">
        <div>
          <h2>Delete your account</h2>
          <p>Your profile, your sessions and your sign-in go away for good.</p>
        </div>
        {children}
      </div>
    </section>
  )
}

function PictureActions({ user, changed }: { readonly user: User; readonly changed: (answer: Answer) => void }) {
  const id = useId()
  const report = useReport()
  const [busy, setBusy] = useState(false)

  const upload = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0]
    if (!file) return
    setBusy(true)
    const answer = await ask('PUT', '/me/profile-image', file)
    target.value = ''
    setBusy(false)
    changed(answer)
    report(answer, 'Your picture is changed.')
  }
  const remove = async () => {
    const answer = await ask('DELETE', '/me/profile-image')
    changed(answer)
    report(answer, 'Your picture is removed.')
    document.getElementById(id)?.focus()
  }

  return (
    <>
      <div className="actions" aria-busy={busy}>
        <input
          className="hidden"
          id={id}
          type="file"
          accept="image/png,image/jpeg,image/gif,image/webp"
          onChange={upload}
        />
        <label className="button quiet" htmlFor={id}>
          Change picture
        </label>
        {user.hasImage && <ActionButton onPress={remove}>Remove picture</ActionButton>}
      </div>
      <p className="hint">PNG, JPEG, GIF or WebP, up to 10 MB.</p>
    </>
  )
}
