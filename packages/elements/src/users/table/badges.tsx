/** @jsxImportSource #jsx */

import type { User } from '../../account-client.ts'
import type { Words } from '../../base/words.ts'
import type { JSX } from '../../jsx/jsx-runtime.ts'
import type { Names } from '../names.ts'

/** The state of an account, as text. */
export const Badges = ({ user, words }: { readonly user: User; readonly words: Words<Names> }): JSX.Element => (
  <>
    {user.banned && (
      <span class="badge bad" part="badge">
        {words.say('banned')}
      </span>
    )}
    {user.locked && (
      <span class="badge warn" part="badge">
        {words.say('locked')}
      </span>
    )}
    {!user.banned && !user.locked && <span class="muted">{words.say('active')}</span>}
  </>
)
