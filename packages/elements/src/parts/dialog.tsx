/** @jsxImportSource #jsx */
import { type Child, Component, createRef } from '../jsx/component.ts'
import type { JSX } from '../jsx/jsx-runtime.ts'
import { enterHistory } from './history-entry.ts'

interface DialogProps {
  readonly kind: 'dialog' | 'drawer'
  readonly labelledBy: string
  /** Hides the dialog while another one is in charge, such as a verification. */
  readonly hidden?: boolean
  /** Not modal, because the client may open a verification dialog, which would be inert behind a modal one. */
  readonly aside?: boolean
  /** Can't be closed. */
  readonly locked?: boolean
  readonly onClose: () => void
  readonly children: Child
}

/** A dialog that is open as long as it is rendered. Escape, the back button and the backdrop close it. */
export class Dialog extends Component<DialogProps> {
  readonly #dialog = createRef<HTMLDialogElement>()
  #shown = ''
  #leaveHistory?: () => void

  override componentDidMount(): void {
    this.#show()
    this.#enter()
  }

  override componentDidUpdate(): void {
    this.#show()
  }

  override componentWillUnmount(): void {
    this.#dialog.current?.close()
    this.#leaveHistory?.()
  }

  #enter(): void {
    this.#leaveHistory = enterHistory(() => (this.props.locked ? this.#enter() : this.props.onClose()))
  }

  #show(): void {
    const { hidden, aside } = this.props
    const dialog = this.#dialog.current
    const wanted = hidden ? 'hidden' : aside ? 'aside' : 'modal'
    if (!dialog || this.#shown === wanted) return
    const before = this.#shown
    this.#shown = wanted
    if (dialog.open) dialog.close()
    dialog.classList.toggle('still', before !== '')
    if (wanted === 'modal') dialog.showModal()
    if (wanted === 'aside') dialog.show()
  }

  // Browsers close a dialog at a second Escape, even if the page prevented the first.
  readonly #closed = (): void => {
    if (this.#dialog.current?.open || !this.#dialog.current?.isConnected || this.#shown === 'hidden') return
    if (this.props.locked) {
      this.#shown = ''
      this.#show()
    } else this.props.onClose()
  }

  readonly #cancel = (event: Event): void => {
    event.preventDefault()
    if (!this.props.locked) this.props.onClose()
  }

  readonly #clicked = (event: MouseEvent): void => {
    if (event.target === event.currentTarget && !this.props.locked) this.props.onClose()
  }

  override render({ kind, labelledBy, locked, children }: DialogProps): JSX.Element {
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does what a click on the backdrop does
      <dialog
        ref={this.#dialog}
        class={kind}
        part={kind}
        aria-labelledby={labelledBy}
        closedby={locked ? 'none' : 'closerequest'}
        onCancel={this.#cancel}
        onClose={this.#closed}
        onClick={this.#clicked}
      >
        <div class="sheet">{children}</div>
      </dialog>
    )
  }
}
