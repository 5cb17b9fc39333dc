'use client'
import type { Self } from '@account-routes/client'
import { useAccountAction } from '@account-routes/client/react'
import { type ChangeEvent, type ReactNode, useId, useRef, useState } from 'react'
import type { User } from './user.ts'
import { inWords } from './words.ts'

export interface PictureActionsProps {
  readonly user: User
  readonly onChanged: (user: Self) => void
  /** Stands beside the buttons. */
  readonly children: ReactNode
}

/** Changes and removes the picture, and says below what happened. */
export function PictureActions({ user, onChanged, children }: PictureActionsProps) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [done, setDone] = useState('')
  const upload = useAccountAction((client, picture: File) => client.me.setProfileImage(picture))
  const remove = useAccountAction((client) => client.me.deleteProfileImage())
  const isPending = upload.isPending || remove.isPending
  const error = upload.error ?? remove.error

  const change = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [picture] = target.files ?? []
    if (!picture) return
    remove.reset()
    const { data } = await upload.run(picture)
    target.value = ''
    if (!data) return
    onChanged(data)
    setDone('Your picture is changed.')
  }
  const clear = async () => {
    upload.reset()
    const { data } = await remove.run()
    if (!data) return
    onChanged(data)
    setDone('Your picture is removed.')
    field.current?.focus()
  }

  return (
    <>
      <div className="actions">
        <input
          ref={field}
          className="hidden"
          id={id}
          type="file"
          accept="image/png,image/jpeg,image/gif,image/webp"
          onChange={change}
        />
        <label className="button quiet" htmlFor={id}>
          Change picture
        </label>
        {user.hasImage && (
          <button className="button quiet" type="button" aria-disabled={isPending} onClick={clear}>
            Remove picture
          </button>
        )}
        {children}
      </div>
      <p className="hint">PNG, JPEG, GIF, or WebP, up to 10 MB.</p>
      <p className={`outcome${error ? ' bad' : ''}`} role="status">
        {isPending ? 'Saving…' : error ? inWords(error) : done}
      </p>
    </>
  )
}
