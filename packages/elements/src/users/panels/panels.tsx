/** @jsxImportSource #jsx */
import type { JSX } from '../../jsx/jsx-runtime.ts'
import { Menu } from '../../parts/menu.tsx'
import { acts, offered } from '../acts.ts'
import { Drawer } from '../drawer/drawer.tsx'
import { nameOf } from '../person.ts'
import type { ViewProps } from '../props.ts'
import { Ask } from './ask.tsx'
import { Toasts } from './toasts.tsx'

/** Everything that opens over the table. */
export function Panels(props: ViewProps): JSX.Element {
  const { state, words, onMenu, onOpen, onAsk, onToast } = props
  const { menu, asking, open, toast } = state
  const toasts = <Toasts toast={toast} words={words} onToast={onToast} />
  return (
    <>
      {open && (
        <Drawer key={open.id} {...props} user={open}>
          {toasts}
        </Drawer>
      )}
      {menu && (
        <Menu
          key={menu.user.id}
          anchor={menu.anchor}
          label={words.say('actions', { name: nameOf(menu.user) })}
          onClose={() => onMenu(undefined)}
          items={[
            ...(open ? [] : [{ label: words.say('view'), run: () => onOpen(menu.user) }]),
            ...offered(menu.user).map((act) => ({
              label: words.say(acts[act].label),
              isDangerous: act === 'delete',
              run: () => onAsk(act, menu.user),
            })),
          ]}
        />
      )}
      {asking && <Ask {...props} act={asking.act} user={asking.user} />}
      {!open && toasts}
    </>
  )
}
