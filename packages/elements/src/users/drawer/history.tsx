/** @jsxImportSource #jsx */

import { plain } from '../../base/untrusted.ts'
import type { JSX } from '../../jsx/jsx-runtime.ts'
import type { HistoryEntry } from '../../types.ts'
import type { DrawerProps } from './props.ts'
import { Loaded } from './section.tsx'

interface HistoryProps extends DrawerProps {
  readonly read: (userId: string) => Promise<readonly HistoryEntry[]>
}

/** Entries from the app's own records. */
export const History = ({ user, words, read }: HistoryProps): JSX.Element => (
  <Loaded<readonly HistoryEntry[]> title={words.say('history')} words={words} load={() => read(user.id)}>
    {(entries) =>
      entries.length === 0 ? (
        <p class="muted">{words.say('noHistory')}</p>
      ) : (
        <ul class="list">
          {entries.map(({ at, text }) => (
            <li key={`${at} ${text}`}>
              <span class="grow" dir="auto">
                {plain(text)}
              </span>
              <span class="muted" title={words.exact(at)}>
                {words.ago(at)}
              </span>
            </li>
          ))}
        </ul>
      )
    }
  </Loaded>
)
