/** @jsxImportSource #jsx */
import type { JSX } from '../jsx/jsx-runtime.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Confirm } from './confirm.tsx'
import { Outcome } from './outcome.tsx'
import { isOpen } from './plan.ts'
import type { ViewProps } from './props.ts'

export function View(props: ViewProps): JSX.Element {
  const { state, isHidden, isAside, onClose } = props
  const { phase } = state
  const isOver = phase !== 'confirm' && phase !== 'working'
  return (
    <>
      <Row {...props} />
      {state.isOpen && (
        <Dialog
          kind="dialog"
          labelledBy="dialog-title"
          hidden={isHidden}
          aside={isAside && phase === 'working'}
          locked={phase !== 'confirm'}
          onClose={onClose}
        >
          {isOver ? <Outcome key={phase} {...props} /> : <Confirm {...props} />}
        </Dialog>
      )}
    </>
  )
}

/** The row in the settings: the way in, or how far an accepted deletion is. */
function Row({ state: { plan, note, isKeeping }, words, onOpen, onKeep }: ViewProps): JSX.Element {
  const isScheduled = plan?.state === 'scheduled'
  const canKeep = isScheduled && plan.canCancel !== false
  const [title, hint] = isScheduled
    ? [
        words.say('scheduled', { date: plan.dueAt ? words.date(plan.dueAt) : '' }),
        canKeep ? words.say('scheduledHint') : words.say('canClose'),
      ]
    : isOpen(plan)
      ? [words.say('running'), words.say('canClose')]
      : [words.say('title'), words.say('description')]
  return (
    <div class="row" part="row">
      <div class="about">
        <div class="title" part="title">
          {title}
        </div>
        <div class="muted" part="description">
          {hint}
        </div>
        <div class="note" part="note" role="status">
          {note}
        </div>
      </div>
      {canKeep ? (
        <button
          type="button"
          class="primary"
          part="button keep"
          aria-disabled={isKeeping || undefined}
          onClick={onKeep}
        >
          {words.say('keep')}
        </button>
      ) : (
        !isOpen(plan) && (
          <button type="button" class="quiet-danger" part="button open" aria-haspopup="dialog" onClick={onOpen}>
            {words.say('action')}
          </button>
        )
      )}
    </div>
  )
}
