/** @jsxImportSource #jsx */
import { Component, createRef } from '../jsx/component.ts'
import type { JSX } from '../jsx/jsx-runtime.ts'

export interface MenuItem {
  readonly label: string
  readonly isDangerous?: boolean
  readonly run: () => void
}

interface MenuProps {
  readonly label: string
  readonly anchor: HTMLElement
  readonly items: readonly MenuItem[]
  readonly onClose: () => void
}

/** A menu below its button, or a sheet on a phone. Open as long as it is rendered. */
export class Menu extends Component<MenuProps> {
  readonly #menu = createRef<HTMLDivElement>()

  override componentDidMount(): void {
    const { anchor } = this.props
    const menu = this.#menu.current as HTMLDivElement
    menu.showPopover()
    const below = anchor.getBoundingClientRect()
    const { offsetHeight, offsetWidth } = menu
    const fits = below.bottom + offsetHeight + 8 < innerHeight
    const isRightToLeft = getComputedStyle(anchor).direction === 'rtl'
    const left = isRightToLeft ? below.left : below.right - offsetWidth
    menu.style.setProperty('--top', `${fits ? below.bottom + 4 : below.top - offsetHeight - 4}px`)
    menu.style.setProperty('--left', `${Math.max(8, Math.min(left, innerWidth - offsetWidth - 8))}px`)
    this.#items()[0]?.focus()
    addEventListener('scroll', this.#close, { capture: true, once: true, passive: true })
    addEventListener('resize', this.#close, { once: true })
  }

  override componentWillUnmount(): void {
    removeEventListener('scroll', this.#close, { capture: true })
    removeEventListener('resize', this.#close)
    if (this.#menu.current?.matches(':popover-open')) this.#menu.current.hidePopover()
    this.props.anchor.focus({ preventScroll: true })
  }

  readonly #close = (): void => this.props.onClose()

  #items(): readonly HTMLElement[] {
    return [...(this.#menu.current?.querySelectorAll('button') ?? [])]
  }

  readonly #move = (event: KeyboardEvent): void => {
    const items = this.#items()
    const at = items.indexOf(event.target as HTMLElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
    if (event.key === 'Tab') this.props.onClose()
    if (to === undefined) return
    event.preventDefault()
    items.at(to % items.length)?.focus()
  }

  override render({ items, label, onClose }: MenuProps): JSX.Element {
    return (
      <div
        ref={this.#menu}
        class="menu"
        part="menu"
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        onKeyDown={this.#move}
        onToggle={(event) => event.newState === 'closed' && onClose()}
      >
        {items.map(({ label, isDangerous, run }) => (
          <button
            key={label}
            type="button"
            role="menuitem"
            tabIndex={-1}
            class={isDangerous ? 'red' : ''}
            part="menu-item"
            onClick={run}
          >
            {label}
          </button>
        ))}
      </div>
    )
  }
}
