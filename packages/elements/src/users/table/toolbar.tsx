/** @jsxImportSource #jsx */

import { plain } from '../../base/untrusted.ts'
import { createRef } from '../../jsx/component.ts'
import type { JSX } from '../../jsx/jsx-runtime.ts'
import { Icon } from '../../parts/icons.tsx'
import type { ViewProps } from '../props.ts'
import { hasFilters, idleDays, type Query } from '../query.ts'

interface ChipProps {
  readonly label: string
  readonly value: string | number
  readonly choices: readonly (readonly [value: string | number, text: string])[]
  readonly isOn: boolean
  readonly only?: string
  readonly onChoose: (value: string) => void
}

/** A filter: the platform's own list, which every keyboard and phone knows. */
const Chip = ({ label, value, choices, isOn, only = '', onChoose }: ChipProps): JSX.Element => (
  <span class={`chip ${isOn ? 'on' : ''} ${only}`} part="chip">
    <select aria-label={label} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
      {choices.map(([each, text]) => (
        <option key={each} value={each}>
          {text}
        </option>
      ))}
    </select>
    <Icon name="down" />
  </span>
)

export function Toolbar(props: ViewProps): JSX.Element {
  const { state, words, organizations, onSearch, onQuery, onClear } = props
  const { query, page } = state
  const { status, idle, organization, sort } = query
  const known = organizations.some(({ id }) => id === organization)
  const choices = [...organizations, ...(organization && !known ? [{ id: organization, name: organization }] : [])]
  return (
    <div class="toolbar" part="toolbar">
      <div class="search">
        <Icon name="search" />
        <input
          type="search"
          part="input search"
          value={state.draft}
          aria-label={words.say('search')}
          aria-keyshortcuts="/"
          placeholder={words.say('search')}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => onSearch(event.currentTarget.value)}
        />
        <span class="key" />
      </div>
      <div class="chips">
        <Chip
          label={words.say('status')}
          value={status}
          isOn={!!status}
          choices={[
            ['', words.say('anyStatus')],
            ['banned', words.say('banned')],
            ['active', words.say('notBanned')],
          ]}
          onChoose={(value) => onQuery({ status: value as Query['status'] })}
        />
        <Chip
          label={words.say('signIn')}
          value={idle}
          isOn={idle > 0}
          choices={[
            [0, words.say('anySignIn')],
            ...idleDays.map((days) => [days, words.say('noSignIn', { count: days })] as const),
          ]}
          onChoose={(value) => onQuery({ idle: Number(value) })}
        />
        <Joined {...props} />
        {choices.length > 0 && (
          <Chip
            label={words.say('organization')}
            value={organization}
            isOn={!!organization}
            choices={[
              ['', words.say('anyOrganization')],
              ...choices.map(({ id, name }) => [id, plain(name, 60)] as const),
            ]}
            onChoose={(value) => onQuery({ organization: value })}
          />
        )}
        <Chip
          label={words.say('sort')}
          value={sort}
          isOn={false}
          only="narrow"
          choices={(['-created_at', '-last_active_at', 'first_name'] as const).map((each, index) => [
            each,
            words.say((['newest', 'latest', 'byName'] as const)[index] ?? 'newest'),
          ])}
          onChoose={(value) => onQuery({ sort: value })}
        />
        {hasFilters(query) && (
          <button type="button" class="link" part="button clear" onClick={onClear}>
            {words.say('clear')}
          </button>
        )}
        <span class="count" part="count" role="status">
          {page && !state.failure ? words.say('count', { count: page.totalCount }) : ''}
        </span>
      </div>
    </div>
  )
}

/** The days between which people joined. */
function Joined({ state: { query }, words, onQuery }: ViewProps): JSX.Element {
  const { from, to } = query
  const popover = createRef<HTMLDivElement>()
  const show = (date: string): string => words.date(`${date}T00:00`)
  const text = from
    ? to
      ? words.say('between', { from: show(from), to: show(to) })
      : words.say('since', { from: show(from) })
    : to
      ? words.say('until', { to: show(to) })
      : words.say('anyTime')
  const place = (event: Event & { readonly currentTarget: HTMLElement }): void => {
    const { left, bottom } = event.currentTarget.getBoundingClientRect()
    popover.current?.style.setProperty('--left', `${Math.max(8, Math.min(left, innerWidth - 260))}px`)
    popover.current?.style.setProperty('--top', `${bottom + 4}px`)
  }
  return (
    <span class={`chip ${from || to ? 'on' : ''}`} part="chip">
      <button type="button" popovertarget="joined" onClick={place}>
        {text}
      </button>
      <Icon name="down" />
      <div id="joined" class="panel" popover="auto" ref={popover} role="dialog" aria-label={words.say('joined')}>
        {(['from', 'to'] as const).map((name) => (
          <label key={name} class="field">
            <span>{words.say(name === 'from' ? 'joinedFrom' : 'joinedTo')}</span>
            <input
              type="date"
              part="input"
              value={query[name]}
              {...(name === 'from' ? { max: to } : { min: from })}
              onChange={(event) => onQuery({ [name]: event.currentTarget.value })}
            />
          </label>
        ))}
      </div>
    </span>
  )
}
