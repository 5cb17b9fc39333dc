/** @jsxImportSource #jsx */

import type { User } from '../../account-client.ts'
import type { JSX } from '../../jsx/jsx-runtime.ts'
import { Avatar } from '../../parts/avatar.tsx'
import { Icon } from '../../parts/icons.tsx'
import type { Names } from '../names.ts'
import { detailOf, nameOf, roleOf } from '../person.ts'
import type { ViewProps } from '../props.ts'
import { Badges } from './badges.tsx'
import { Blank } from './blank.tsx'

const columns: readonly (readonly [name: string, text: Names, sort?: string])[] = [
  ['who', 'user', 'first_name'],
  ['role', 'role'],
  ['active', 'lastActive', '-last_active_at'],
  ['joined', 'joined', '-created_at'],
  ['status', 'status'],
]

const flipped = (sort: string): string => (sort.startsWith('-') ? sort.slice(1) : `-${sort}`)

export function Table(props: ViewProps): JSX.Element {
  const { state, words, roleKey } = props
  const { page, query, failure, isLoading } = state
  if (failure || (page && page.data.length === 0)) return <Blank {...props} />
  const shown = columns.filter(([name]) => name !== 'role' || roleKey)
  return (
    <>
      <div class="frame" part="frame">
        <table part="table" aria-label={words.say('title')} aria-busy={isLoading}>
          <thead>
            <tr>
              {shown.map(([name, text, sort]) => (
                <Head key={name} {...props} name={name} text={words.say(text)} by={sort} now={query.sort} />
              ))}
              <td class="menu-cell" />
            </tr>
          </thead>
          <tbody>
            {page
              ? page.data.map((user) => <Row key={user.id} {...props} user={user} />)
              : Array.from({ length: 8 }, (_, index) => <Bones key={index} columns={shown.map(([name]) => name)} />)}
          </tbody>
        </table>
        {!page && (
          <span class="unseen" role="status">
            {words.say('loading')}
          </span>
        )}
      </div>
      <Pager {...props} />
    </>
  )
}

interface HeadProps extends ViewProps {
  readonly name: string
  readonly text: string
  readonly by: string | undefined
  readonly now: string
}

function Head({ name, text, by, now, onQuery }: HeadProps): JSX.Element {
  const isOn = by !== undefined && (now === by || now === flipped(by))
  const direction = isOn ? (now.startsWith('-') ? 'descending' : 'ascending') : undefined
  return (
    <th scope="col" class={name} part="head" aria-sort={direction}>
      {by ? (
        <button type="button" class="sort" onClick={() => onQuery({ sort: isOn ? flipped(now) : by })}>
          {text}
          <Icon name={direction === 'ascending' ? 'up' : 'down'} />
        </button>
      ) : (
        text
      )}
    </th>
  )
}

interface RowProps extends ViewProps {
  readonly user: User
}

function Row({ user, state, words, roleKey, onOpen, onMenu }: RowProps): JSX.Element {
  const name = nameOf(user)
  const detail = detailOf(user)
  const { lastActiveAt, createdAt } = user
  const isOpen = state.menu?.user.id === user.id || state.open?.id === user.id
  const openRow = (event: MouseEvent): void => {
    const isOwn = (event.target as Element).closest('button, a')
    if (!isOwn && getSelection()?.isCollapsed !== false) onOpen(user)
  }
  return (
    <tr part="row" class={isOpen ? 'open' : ''} onClick={openRow}>
      <td class="who">
        <Avatar name={name} image={user.hasImage ? user.imageUrl : null} />
        <span class="lines-of-two">
          <span class="first">
            <button
              type="button"
              class="name"
              dir="auto"
              title={name}
              aria-haspopup="dialog"
              onClick={() => onOpen(user)}
            >
              {name}
            </button>
            {state.self === user.id && <span class="badge">{words.say('you')}</span>}
          </span>
          <span class="second muted" dir="auto" title={detail}>
            {detail}
          </span>
        </span>
      </td>
      {roleKey && (
        <td class="role" dir="auto">
          {roleOf(user, roleKey) || <span class="muted">–</span>}
        </td>
      )}
      <td class="active" title={lastActiveAt ? words.exact(lastActiveAt) : undefined}>
        {lastActiveAt ? words.ago(lastActiveAt) : <span class="muted">{words.say('never')}</span>}
      </td>
      <td class="joined" title={createdAt ? words.exact(createdAt) : undefined}>
        {createdAt ? words.date(createdAt) : ''}
      </td>
      <td class="status">
        <Badges user={user} words={words} />
      </td>
      <td class="menu-cell">
        <button
          type="button"
          class="icon-button"
          part="button menu-button"
          aria-label={words.say('actions', { name })}
          aria-haspopup="menu"
          aria-expanded={state.menu?.user.id === user.id}
          onClick={(event) => onMenu({ user, anchor: event.currentTarget })}
        >
          <Icon name="more" />
        </button>
      </td>
    </tr>
  )
}

const Bones = ({ columns: names }: { readonly columns: readonly string[] }): JSX.Element => (
  <tr class="bones">
    {names.map((name) => (
      <td key={name} class={name}>
        {name === 'who' && <span class="avatar bone" />}
        <span class="bone" />
      </td>
    ))}
    <td class="menu-cell" />
  </tr>
)

function Pager({ state: { page, query }, words, pageSize, onQuery }: ViewProps): JSX.Element | null {
  if (!page || (page.totalCount <= pageSize && query.page === 0)) return null
  const from = query.page * pageSize
  const to = Math.min(from + pageSize, page.totalCount)
  const isFirst = query.page === 0
  const isLast = to >= page.totalCount
  return (
    <nav class="pager" part="pager" aria-label={words.say('pages')}>
      <span class="muted">{words.say('range', { from: from + 1, to, count: page.totalCount })}</span>
      <button
        type="button"
        part="button previous"
        aria-disabled={isFirst || undefined}
        onClick={() => isFirst || onQuery({ page: query.page - 1 })}
      >
        {words.say('previous')}
      </button>
      <button
        type="button"
        part="button next"
        aria-disabled={isLast || undefined}
        onClick={() => isLast || onQuery({ page: query.page + 1 })}
      >
        {words.say('next')}
      </button>
    </nav>
  )
}
