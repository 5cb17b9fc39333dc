/** @jsxImportSource #jsx */

import type { Blocker, DeletionPlan } from '../account-client.ts'
import { plain, safeAddress } from '../base/untrusted.ts'
import type { Words } from '../base/words.ts'
import type { JSX } from '../jsx/jsx-runtime.ts'
import { Danger } from '../parts/danger.tsx'
import { Icon } from '../parts/icons.tsx'
import { Notice } from '../parts/notice.tsx'
import { Lines } from '../parts/skeleton.tsx'
import type { Names } from './names.ts'
import { outlineOf } from './plan.ts'
import type { ViewProps } from './props.ts'

const focus = (element: HTMLElement | null): void => element?.focus()

export function Confirm(props: ViewProps): JSX.Element {
  const { state, words, word, onClose, onCheck, onDelete } = props
  const { plan, phase, isLoading, isUnread, blockers, failure } = state
  if (blockers.length > 0) return <Blocked {...props} />
  const { goes, stays } = outlineOf(plan, words)
  const isReading = isLoading && (plan === undefined || (word === undefined && phase === 'confirm'))
  return (
    <>
      <header>
        <h2 id="dialog-title">{words.say('ask')}</h2>
      </header>
      <div class="body">
        {isReading ? (
          <Lines count={4} />
        ) : (
          <>
            {goes.length > 0 ? (
              <section>
                <h3>{words.say('goes')}</h3>
                <ul class="goes">
                  {goes.map((title) => (
                    <li key={title}>{plain(title)}</li>
                  ))}
                </ul>
              </section>
            ) : (
              <p>{words.say('goesPlain')}</p>
            )}
            {stays.length > 0 && (
              <section>
                <h3>{words.say('stays')}</h3>
                <ul>
                  {stays.map(({ title, note }) => (
                    <li key={title}>
                      {plain(title)}
                      <div class="muted">{note}</div>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <p class="strong">{reversal(plan, words)}</p>
          </>
        )}
        {failure && <Notice>{failure}</Notice>}
      </div>
      {isUnread ? (
        <footer>
          <button type="button" part="button cancel" onClick={onClose} autofocus>
            {words.say('cancel')}
          </button>
          <button
            type="button"
            class="primary"
            part="button retry"
            onClick={onCheck}
            aria-disabled={isLoading || undefined}
          >
            {words.say('retry')}
          </button>
        </footer>
      ) : (
        <Danger
          words={words}
          word={word}
          action={words.say('action')}
          busy={phase === 'working' ? words.say('deleting') : undefined}
          disabled={isLoading}
          onCancel={onClose}
          onConfirm={onDelete}
        />
      )}
    </>
  )
}

const dayMs = 86_400_000

const reversal = (plan: DeletionPlan | null | undefined, words: Words<Names>): string =>
  plan?.gracePeriod
    ? words.say('grace', { count: Math.max(1, Math.floor(plan.gracePeriod / dayMs)) })
    : words.say('irreversible')

function Blocked({ state: { blockers, isLoading, failure }, words, onClose, onCheck }: ViewProps): JSX.Element {
  return (
    <>
      <header>
        <h2 id="dialog-title" tabIndex={-1} ref={focus}>
          {words.say('blocked')}
        </h2>
      </header>
      <div class="body">
        <ul class="blockers">
          {blockers.map((blocker) => (
            <BlockerItem key={blocker.code + blocker.message} blocker={blocker} words={words} />
          ))}
        </ul>
        {failure && <Notice>{failure}</Notice>}
      </div>
      <footer>
        <button type="button" part="button cancel" onClick={onClose}>
          {words.say('close')}
        </button>
        <button
          type="button"
          class="primary"
          part="button check"
          onClick={onCheck}
          aria-disabled={isLoading || undefined}
        >
          {words.say('checkAgain')}
        </button>
      </footer>
    </>
  )
}

function BlockerItem({ blocker, words }: { readonly blocker: Blocker; readonly words: Words<Names> }): JSX.Element {
  const { code, message } = blocker
  const address = safeAddress(blocker.href)
  return (
    <li part="blocker">
      <Icon name="alert" />
      <div>
        <div dir="auto">{wordsOn(blocker, words) ?? plain(message || code)}</div>
        {address && (
          <a href={address} part="link">
            {words.say('resolve')}
          </a>
        )}
      </div>
    </li>
  )
}

/** The reader's language for a blocker that every app has; an app's own come with words. */
function wordsOn({ code, organization, organizationName }: Blocker, words: Words<Names>): string | undefined {
  const name = organizationName ?? (organization as { readonly name?: unknown } | undefined)?.name ?? organization
  if (code === 'sole_organization_admin')
    return typeof name === 'string' ? words.say(code, { organization: name }) : undefined
  return code === 'active_subscription' ? words.say(code) : undefined
}
