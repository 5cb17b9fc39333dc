'use client'
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import type { Answer } from './api.ts'
import { inWords, needsStepUp } from './words.ts'

/** Says what came of it, and tells whether it worked. */
type Report = (answer: Answer, success: string) => boolean

const ReportContext = createContext<Report>(() => false)

export const useReport = (): Report => useContext(ReportContext)

export interface NoticesProps {
  /** The way to the page where people prove again that it is them, if there is one. */
  readonly stepUp: string | undefined
  readonly children: ReactNode
}

/** Shows the latest message to all of what is inside. */
export function Notices({ stepUp, children }: NoticesProps) {
  const [notice, setNotice] = useState<{ answer: Answer; text: string }>()
  const report = useCallback<Report>(
    (answer, success) => {
      setNotice({ answer, text: answer.ok ? success : inWords(answer, stepUp !== undefined) })
      return answer.ok
    },
    [stepUp],
  )

  return (
    <ReportContext value={report}>
      {children}
      <div className="notice" role="status" aria-live="polite" aria-atomic="true">
        {notice && (
          <div className={notice.answer.ok ? 'good' : 'bad'}>
            <p>{notice.text}</p>
            {stepUp && needsStepUp(notice.answer) && (
              <p>
                <a href={stepUp}>Confirm that it is you</a>
              </p>
            )}
            <code>
              {notice.answer.request} → {notice.answer.status || 'no answer'}
            </code>
            <button
              type="button"
              className="dismiss"
              aria-label="Dismiss this message"
              onClick={() => setNotice(undefined)}
            >
              ×
            </button>
          </div>
        )}
      </div>
    </ReportContext>
  )
}
