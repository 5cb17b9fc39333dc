/** @jsxImportSource #jsx */
import type { DeletionDetails } from '../account-client.ts'
import { plain } from '../base/untrusted.ts'
import type { Words } from '../base/words.ts'
import type { JSX } from '../jsx/jsx-runtime.ts'
import { Notice } from '../parts/notice.tsx'
import type { Names } from './names.ts'
import type { ViewProps } from './props.ts'
import type { ActName } from './state.ts'

interface RowProps extends ViewProps {
  readonly deletion: DeletionDetails
}

/** The action that a state offers, and how the state looks. */
const kinds: Readonly<Record<string, { readonly act?: ActName; readonly badge: Names; readonly look: string }>> = {
  stuck: { act: 'retry', badge: 'stuck', look: 'bad' },
  scheduled: { act: 'cancel', badge: 'scheduled', look: 'warn' },
  running: { badge: 'running', look: '' },
  finished: { badge: 'finished', look: '' },
  cancelled: { badge: 'cancelled', look: '' },
}

/** One deletion: whose it is, what it waits for, and the way on. */
export function Row({ deletion, state, words, onAct }: RowProps): JSX.Element {
  const { id, userId, requestedAt } = deletion
  const { act, badge, look } = kinds[deletion.state] ?? (kinds.running as (typeof kinds)[string])
  const name = state.people[userId]
  const failed = state.failed[id]
  const isActing = state.acting === id
  const label = act === 'retry' ? words.say('retry') : words.say('keep')
  return (
    <li class="deletion" part="row" id={id} tabIndex={-1}>
      <div class="grow">
        <div class="head">
          <span class={`badge ${look}`} part="badge">
            {words.say(badge)}
          </span>
          <span class={name ? 'who' : 'who id'} dir="auto" title={userId}>
            {name ?? plain(userId, 80)}
          </span>
        </div>
        <p class="muted about">{reasonOf(deletion, words)}</p>
        <p class="muted about" title={words.exact(requestedAt)}>
          {requesterOf(deletion, words)}
        </p>
        {failed && <Notice>{failed}</Notice>}
      </div>
      {act && (
        <button
          type="button"
          part={`button ${act}`}
          aria-label={`${label}: ${name ?? userId}`}
          aria-disabled={isActing || undefined}
          onClick={() => isActing || onAct(act, deletion)}
        >
          {isActing ? words.say('working') : label}
        </button>
      )}
    </li>
  )
}

/** A sentence about what the deletion waits for. */
function reasonOf({ state, step, steps, error, dueAt }: DeletionDetails, words: Words<Names>): string {
  if (state === 'scheduled') return words.say('due', { date: dueAt ? words.date(dueAt) : '' })
  const found = steps?.find(({ name }) => name === step)
  const title = found?.title ?? step ?? ''
  if (state !== 'stuck') return state === 'running' && title ? words.say('at', { step: title }) : ''
  if (error === 'unresponsive' || error === 'crashed') return words.say(error, { step: title })
  return words.say('failedAt', { step: title, code: error ?? '' })
}

function requesterOf({ requestedBy, requestedAt }: DeletionDetails, words: Words<Names>): string {
  const ago = words.ago(requestedAt)
  if (requestedBy === 'self') return words.say('bySelf', { ago })
  if (requestedBy === 'clerk' || requestedBy === 'reconcile') return words.say('byClerk', { ago })
  return words.say('byAdmin', { ago })
}
