/** @jsxImportSource #jsx */

import type { Page, Session } from '../../account-client.ts'
import { explain } from '../../base/explain.ts'
import { plain } from '../../base/untrusted.ts'
import type { Words } from '../../base/words.ts'
import { Component } from '../../jsx/component.ts'
import type { JSX } from '../../jsx/jsx-runtime.ts'
import { Notice } from '../../parts/notice.tsx'
import type { Names } from '../names.ts'
import type { DrawerProps } from './props.ts'
import { Loaded } from './section.tsx'

interface State {
  /** Sessions that are being ended. */
  readonly ending: readonly string[]
  readonly failure: string
}

const limit = 100

/** Active sessions, which can be ended one by one or all at once. */
export class Sessions extends Component<DrawerProps, State> {
  override state: State = { ending: [], failure: '' }

  async #end(sessions: readonly Session[], reload: () => Promise<void>): Promise<void> {
    const { api, user, words, onToast } = this.props
    this.setState({ ending: sessions.map(({ id }) => id), failure: '' })
    const answers = await Promise.allSettled(sessions.map(({ id }) => api.users.revokeSession(user.id, id)))
    const failed = answers.find((answer) => answer.status === 'rejected')
    const done = answers.filter(({ status }) => status === 'fulfilled').length
    await reload()
    const reason = failed ? explain(failed.reason, words) : ''
    this.setState({
      ending: [],
      failure: done && failed ? `${words.say('endedSome', { done, count: answers.length })} ${reason}` : reason,
    })
    if (!failed) onToast({ text: done === 1 ? words.say('sessionEndedNow') : words.say('endedAll', { count: done }) })
  }

  override render({ api, user, words }: DrawerProps, { ending, failure }: State): JSX.Element {
    return (
      <Loaded<Page<Session>>
        // A ban ends them all.
        key={String(user.banned)}
        title={words.say('sessions')}
        words={words}
        load={() => api.users.listSessions(user.id, { status: 'active', limit })}
        action={({ data }, reload) =>
          data.length > 1 && (
            <button
              type="button"
              class="link"
              part="button end-all"
              aria-disabled={ending.length > 0 || undefined}
              onClick={() => ending.length > 0 || void this.#end(data, reload)}
            >
              {words.say('endAll')}
            </button>
          )
        }
      >
        {({ data }, reload) => (
          <>
            {failure && <Notice>{failure}</Notice>}
            {data.length === 0 && <p class="muted">{words.say('noSessions')}</p>}
            <ul class="list">
              {data.map((session) => {
                const { id, lastActiveAt, latestActivity } = session
                const device = deviceOf(session, words)
                const place = [latestActivity?.city, latestActivity?.country].filter(Boolean).join(', ')
                return (
                  <li key={id} class={ending.includes(id) ? 'going' : ''}>
                    <span class="lines-of-two">
                      <span class="first">{device}</span>
                      <span class="second muted" title={words.exact(lastActiveAt)}>
                        {place && `${plain(place, 80)} · `}
                        {words.ago(lastActiveAt)}
                      </span>
                    </span>
                    <button
                      type="button"
                      part="button end"
                      aria-label={words.say('endOne', { device })}
                      aria-disabled={ending.length > 0 || undefined}
                      onClick={() => ending.length > 0 || void this.#end([session], reload)}
                    >
                      {words.say('end')}
                    </button>
                  </li>
                )
              })}
            </ul>
          </>
        )}
      </Loaded>
    )
  }
}

function deviceOf({ latestActivity }: Session, words: Words<Names>): string {
  const browser = [latestActivity?.browserName, latestActivity?.browserVersion?.split('.')[0]].filter(Boolean).join(' ')
  const device = latestActivity?.deviceType ?? ''
  if (browser && device) return words.say('device', { browser, device })
  return plain(browser || device, 80) || words.say('unknownDevice')
}
