'use client'
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { nameOf, type User } from './user.ts'

type Metadata = Readonly<Record<string, unknown>>

function parse(text: string): Metadata | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Metadata
  } catch {}
  return undefined
}

/** A dialog to place somewhere, and a function that opens it and gives what was saved, if anything was. */
export function useMetadataEditor(): readonly [dialog: ReactNode, edit: (user: User) => Promise<Metadata | undefined>] {
  const ref = useRef<HTMLDialogElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const [name, setName] = useState('')
  const [problem, setProblem] = useState('')

  const edit = (user: User): Promise<Metadata | undefined> => {
    const dialog = ref.current
    const text = field.current
    if (!dialog || !text) return Promise.resolve(undefined)
    flushSync(() => {
      setName(nameOf(user))
      setProblem('')
    })
    text.value = JSON.stringify(user.publicMetadata, null, 2)
    dialog.returnValue = ''
    dialog.showModal()
    return new Promise((resolve) => {
      dialog.addEventListener('close', () => resolve(dialog.returnValue === 'save' ? parse(text.value) : undefined), {
        once: true,
      })
    })
  }

  const save = (event: FormEvent) => {
    event.preventDefault()
    if (parse(field.current?.value ?? '')) return ref.current?.close('save')
    setProblem('This is not a JSON object, such as { "role": "admin" }.')
    field.current?.focus()
  }

  const dialog = (
    <dialog ref={ref} aria-labelledby={`${id}title`} aria-describedby={`${id}text`}>
      <form method="dialog" onSubmit={save}>
        <h2 id={`${id}title`}>Metadata of {name}</h2>
        <p id={`${id}text`}>Everybody may read it, only administrators may write it. It is JSON.</p>
        <label htmlFor={`${id}field`}>Public metadata</label>
        <textarea
          ref={field}
          id={`${id}field`}
          rows={9}
          spellCheck={false}
          aria-invalid={problem !== ''}
          aria-describedby={`${id}problem`}
        />
        <p className="field-error" id={`${id}problem`} role="alert">
          {problem}
        </p>
        <div className="actions end">
          <button className="button quiet" type="button" onClick={() => ref.current?.close()}>
            Cancel
          </button>
          <button className="button" type="submit">
            Save
          </button>
        </div>
      </form>
    </dialog>
  )
  return [dialog, edit]
}
