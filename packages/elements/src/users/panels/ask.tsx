/** @jsxImportSource #jsx */

import type { User } from '../../account-client.ts'
import { createRef } from '../../jsx/component.ts'
import type { JSX } from '../../jsx/jsx-runtime.ts'
import { Danger } from '../../parts/danger.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Notice } from '../../parts/notice.tsx'
import { type ActName, acts } from '../acts.ts'
import { emailOf, nameOf } from '../person.ts'
import type { ViewProps } from '../props.ts'

interface AskProps extends ViewProps {
  readonly act: ActName
  readonly user: User
}

const longestReason = 500

/** The question before something that is hard to take back: what it does, and why it is done. */
export function Ask({ act, user, words, state, isHidden, isAside, onAct, onCancel }: AskProps): JSX.Element {
  const { ask, label, takesReason, takesWord } = acts[act]
  const { isActing, actFailure } = state
  const reason = createRef<HTMLTextAreaElement>()
  const busy = isActing ? words.say('working') : undefined
  return (
    <Dialog
      kind="dialog"
      labelledBy="ask-title"
      hidden={isHidden}
      aside={isAside && isActing}
      locked={isActing}
      onClose={onCancel}
    >
      <header>
        <h2 id="ask-title">{ask && words.say(ask[0], { name: nameOf(user) })}</h2>
      </header>
      <div class="body">
        <p class="muted">{ask && words.say(ask[1])}</p>
        {takesReason && (
          <label class="field">
            <span>{words.say('reason')}</span>
            <textarea ref={reason} part="input" rows={2} maxLength={longestReason} aria-describedby="reason-hint" />
            <span class="muted small" id="reason-hint">
              {words.say('reasonHint')}
            </span>
          </label>
        )}
        {actFailure && <Notice>{actFailure}</Notice>}
      </div>
      {takesWord ? (
        <Danger
          words={words}
          word={emailOf(user) || user.id}
          action={words.say(label)}
          busy={busy}
          onCancel={onCancel}
          onConfirm={() => onAct(act, user)}
        />
      ) : (
        <>
          <p class="hint" role="status">
            {busy}
          </p>
          <footer>
            <button
              type="button"
              part="button cancel"
              onClick={onCancel}
              aria-disabled={isActing || undefined}
              autofocus
            >
              {words.say('cancel')}
            </button>
            <button
              type="button"
              class="danger"
              part="button danger"
              aria-disabled={isActing || undefined}
              onClick={() => isActing || onAct(act, user, reason.current?.value.trim() || undefined)}
            >
              {words.say(label)}
            </button>
          </footer>
        </>
      )}
    </Dialog>
  )
}
