/** @jsxImportSource #jsx */
import type { JSX } from '../../jsx/jsx-runtime.ts'
import { Avatar } from '../../parts/avatar.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Icon } from '../../parts/icons.tsx'
import { emailOf, nameOf } from '../person.ts'
import { Badges } from '../table/badges.tsx'
import { Factors } from './factors.tsx'
import { History } from './history.tsx'
import { Identifiers } from './identifiers.tsx'
import { Metadata } from './metadata.tsx'
import { Organizations } from './organizations.tsx'
import type { DrawerProps } from './props.ts'
import { Sessions } from './sessions.tsx'

/** Everything about one user that an administrator may see. */
export function Drawer(props: DrawerProps): JSX.Element {
  const { user, words, state, history, isHidden, isAside, onClose, onMenu, children } = props
  const name = nameOf(user)
  const email = emailOf(user)
  return (
    <Dialog
      kind="drawer"
      labelledBy="drawer-title"
      hidden={isHidden}
      // The dialog of an act is above the drawer, and steps aside with it.
      aside={isAside && state.isActing}
      onClose={onClose}
    >
      <header>
        <Avatar name={name} image={user.hasImage ? user.imageUrl : null} />
        <div class="lines-of-two">
          <h2 id="drawer-title" dir="auto" title={name}>
            {name}
          </h2>
          <div class="second muted" dir="auto">
            {email === name ? '' : email}
          </div>
        </div>
        {(user.banned || user.locked) && (
          <span class="badges">
            <Badges user={user} words={words} />
          </span>
        )}
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
        <button
          type="button"
          class="icon-button"
          part="button close"
          aria-label={words.say('close')}
          onClick={onClose}
          autofocus
        >
          <Icon name="close" />
        </button>
      </header>
      <div class="body">
        <Identifiers {...props} />
        <Sessions {...props} />
        <Factors {...props} />
        <Organizations {...props} />
        <Metadata {...props} />
        {history && <History {...props} read={history} />}
      </div>
      {children}
    </Dialog>
  )
}
