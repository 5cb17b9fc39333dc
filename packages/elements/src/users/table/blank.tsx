/** @jsxImportSource #jsx */
import type { JSX } from '../../jsx/jsx-runtime.ts'
import { Icon } from '../../parts/icons.tsx'
import type { ViewProps } from '../props.ts'
import { hasFilters } from '../query.ts'

/** Shown without rows: no users yet, no match, or a failure. */
export function Blank({ state: { query, failure }, words, onClear, onReload }: ViewProps): JSX.Element {
  const isFiltered = hasFilters(query)
  const [title, hint] = failure
    ? [words.say('loadFailed'), failure]
    : isFiltered
      ? [words.say('nothingFound'), words.say('nothingFoundHint')]
      : [words.say('nobodyYet'), words.say('nobodyYetHint')]
  return (
    <div class="frame blank" part="blank" role={failure ? 'alert' : 'status'}>
      <Icon name={failure ? 'alert' : 'search'} />
      <div class="title">{title}</div>
      <div class="muted">{hint}</div>
      {failure ? (
        <button type="button" part="button retry" onClick={onReload}>
          {words.say('retry')}
        </button>
      ) : (
        isFiltered && (
          <button type="button" part="button clear" onClick={onClear}>
            {words.say('clear')}
          </button>
        )
      )}
    </div>
  )
}
