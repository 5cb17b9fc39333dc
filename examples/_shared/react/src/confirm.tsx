'use client'
import { type ReactNode, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

export interface Question {
  readonly title: string
  readonly text: string
  readonly yes: string
}

/** A dialog to place somewhere, and a function that opens it and tells whether the answer was yes. */
export function useConfirm(): readonly [dialog: ReactNode, confirm: (question: Question) => Promise<boolean>] {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [question, setQuestion] = useState<Question>()

  const confirm = (asked: Question): Promise<boolean> => {
    const dialog = ref.current
    if (!dialog) return Promise.resolve(false)
    flushSync(() => setQuestion(asked))
    dialog.returnValue = ''
    dialog.showModal()
    return new Promise((resolve) => {
      dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true })
    })
  }

  const dialog = (
    <dialog ref={ref} aria-labelledby={`${id}title`} aria-describedby={`${id}text`}>
      <form method="dialog">
        <h2 id={`${id}title`}>{question?.title}</h2>
        <p id={`${id}text`}>{question?.text}</p>
        <div className="actions end">
          <button className="button quiet" type="submit" value="cancel">
            Cancel
          </button>
          <button className="button danger-button" type="submit" value="yes">
            {question?.yes}
          </button>
        </div>
      </form>
    </dialog>
  )
  return [dialog, confirm]
}
