/** @jsxImportSource #jsx */

import { plain, safeAddress } from '../base/untrusted.ts'
import type { JSX } from '../jsx/jsx-runtime.ts'
import { Icon } from '../parts/icons.tsx'
import type { ViewProps } from './props.ts'

const focus = (element: HTMLElement | null): void => element?.focus()

/** The end: what happened, what happens next, and a way home. */
export function Outcome({ state: { phase, plan, deletion }, words, home, note }: ViewProps): JSX.Element {
  const step = plan?.steps?.find(({ name }) => name === deletion?.step)?.title
  const texts = {
    running: [words.say('running'), step ? words.say('step', { step: plain(step, 80) }) : '', words.say('canClose')],
    cleanup: [
      words.say('done'),
      step ? words.say('step', { step: plain(step, 80) }) : words.say('cleanup'),
      words.say('canClose'),
    ],
    scheduled: [
      words.say('scheduled', { date: deletion?.dueAt ? words.date(deletion.dueAt) : '' }),
      '',
      words.say('signInToKeep'),
    ],
    done: [words.say('done'), '', words.say('doneHint')],
  } as const
  const [title, progress, hint] = texts[phase as keyof typeof texts]
  return (
    <div class="outcome">
      <span class={`seal ${phase}`} part="seal">
        {phase !== 'running' && <Icon name="check" />}
      </span>
      <h2 id="dialog-title" tabIndex={-1} ref={focus}>
        {title}
      </h2>
      <p class="muted progress" role="status">
        {progress}
      </p>
      <p class="muted">{note ?? hint}</p>
      <a class="button" part="button home" href={safeAddress(home) ?? '/'}>
        {words.say('home')}
      </a>
    </div>
  )
}
