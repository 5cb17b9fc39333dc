/** @jsxImportSource #jsx */
import type { JSX } from '../jsx/jsx-runtime.ts'
import { Icon } from '../parts/icons.tsx'
import { Notice } from '../parts/notice.tsx'
import { Lines } from '../parts/skeleton.tsx'
import type { ViewProps } from './props.ts'
import { Row } from './row.tsx'

export function View(props: ViewProps): JSX.Element {
  const { state, words } = props
  return (
    <section class="deletions" part="root" aria-label={words.say('title')} aria-busy={state.isLoading}>
      <Content {...props} />
      <p class="note" part="note" role="status">
        {state.page || state.failure ? state.note : words.say('loading')}
      </p>
    </section>
  )
}

function Content(props: ViewProps): JSX.Element {
  const { state, words, onReload, onMore } = props
  const { page, failure, isLoading } = state
  if (failure)
    return (
      <Notice>
        <p>{`${words.say('loadFailed')} ${failure}`}</p>
        <button type="button" class="link" part="button retry" onClick={onReload}>
          {words.say('retry')}
        </button>
      </Notice>
    )
  if (!page) return <Lines count={2} />
  if (page.data.length === 0)
    return (
      <p class="nothing muted" part="blank">
        <Icon name="check" />
        {words.say('nothing')}
      </p>
    )
  return (
    <>
      <ul class="frame" part="list">
        {page.data.map((deletion) => (
          <Row key={deletion.id} {...props} deletion={deletion} />
        ))}
      </ul>
      {page.totalCount > page.data.length && (
        <div class="more">
          <span class="muted">{words.say('shown', { shown: page.data.length, count: page.totalCount })}</span>
          <button type="button" part="button more" aria-disabled={isLoading || undefined} onClick={onMore}>
            {words.say('more')}
          </button>
        </div>
      )}
    </>
  )
}
