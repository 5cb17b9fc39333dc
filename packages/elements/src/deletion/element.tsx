/** @jsxImportSource #jsx */

import type { AccountClient, Blocker, Deleted, Deletion } from '../account-client.ts'
import { AccountElement } from '../base/account-element.ts'
import { confirmed } from '../base/confirmed.ts'
import { codeOf, explain, isUncertain } from '../base/explain.ts'
import type { Child } from '../jsx/component.ts'
import { abandonEntries } from '../parts/history-entry.ts'
import { controls } from '../styles/controls.ts'
import { deleteAccount as ownStyles } from '../styles/delete-account.ts'
import { overlays } from '../styles/overlays.ts'
import { theme } from '../styles/theme.ts'
import { common, deleteAccount } from '../texts/en.ts'
import type { ClientNeeds } from '../types.ts'
import type { Names } from './names.ts'
import { isOpen } from './plan.ts'
import { type DeletionRoutes, deletionRoutes, ownAccount } from './routes.ts'
import { initial, type Phase, type State } from './state.ts'
import { View } from './view.tsx'

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** `<delete-account>`: a row in the settings, and the dialog behind it. */
export class DeleteAccountElement extends AccountElement<State, Names> {
  static override observedAttributes: readonly string[] = [
    ...AccountElement.observedAttributes,
    'confirm',
    'home',
    'note',
  ]

  protected readonly kind = {
    groups: ['common', 'deleteAccount'],
    english: { ...common, ...deleteAccount },
    styles: [theme, controls, overlays, ownStyles],
  } as const
  protected readonly initial: State = initial

  protected makeClient(needs: ClientNeeds): AccountClient {
    return ownAccount(needs)
  }

  protected isUnderWay(): boolean {
    return this.state.isOpen && this.state.phase !== 'confirm'
  }

  protected resume(): void {
    const { phase, deletion } = this.state
    if (deletion?.id && (phase === 'running' || phase === 'cleanup')) void this.#follow(deletion.id)
  }

  protected start(): void {
    this.update({ ...initial })
    this.#routes.plan(false).then(
      (plan) => this.update({ plan }),
      // Shown once the user opens the dialog; the row is right without a plan.
      () => undefined,
    )
  }

  protected view(): Child {
    return (
      <View
        state={this.state}
        words={this.words}
        isHidden={this.shared.isVerifying}
        isAside={this.isClientGiven}
        word={this.#wantsEmail ? this.state.email : this.words.say('word')}
        home={this.getAttribute('home') ?? '/'}
        note={this.getAttribute('note') ?? undefined}
        onOpen={this.#open}
        onClose={this.#close}
        onCheck={this.#check}
        onDelete={this.#delete}
        onKeep={this.#keep}
      />
    )
  }

  get #routes(): DeletionRoutes {
    return deletionRoutes(this.api, this.isClientGiven ? undefined : this.clientOptions)
  }

  get #wantsEmail(): boolean {
    return this.getAttribute('confirm') === 'email'
  }

  readonly #open = (): void => {
    this.update({ isOpen: true, phase: 'confirm', failure: undefined, note: undefined, blockers: [] })
    void this.#check()
  }

  readonly #close = (): void => this.update({ isOpen: false })

  /** Loads the plan and its blockers, and the email address if that is the word to type. */
  readonly #check = async (): Promise<void> => {
    if (this.state.plan === null && !this.#wantsEmail) return
    this.update({ isLoading: true, failure: undefined })
    try {
      const [plan, me] = await Promise.all([
        this.state.plan === null ? null : this.#routes.plan(true),
        this.#wantsEmail ? this.api.me.get() : undefined,
      ])
      const { emailAddress } =
        me?.emailAddresses.find(({ id }) => id === me.primaryEmailAddressId) ?? me?.emailAddresses[0] ?? {}
      this.update({ plan, email: emailAddress, blockers: plan?.blockers ?? [], isUnread: false, isLoading: false })
      if (isOpen(plan)) this.#close()
    } catch (error) {
      this.update({ failure: this.#untouched(error), isUnread: true, isLoading: false })
    }
  }

  readonly #delete = async (): Promise<void> => {
    this.update({ phase: 'working', failure: undefined })
    try {
      this.#accepted(confirmed(await this.api.me.delete()))
    } catch (error) {
      const { blockers = [] } = error as { readonly blockers?: readonly Blocker[] }
      if (blockers.length > 0) return this.update({ phase: 'confirm', blockers })
      const isLost = isUncertain(error) && navigator.onLine
      this.update({ phase: 'confirm', failure: isLost ? this.words.say('unconfirmed') : this.#untouched(error) })
    }
  }

  #untouched(error: unknown): string {
    return this.words.say('notDeleted').replace(/\u2068\u2069/, () => explain(error, this.words))
  }

  #accepted({ cleanup, deletion }: Deleted): void {
    const phase: Phase = cleanup
      ? 'cleanup'
      : deletion
        ? deletion.state === 'scheduled'
          ? 'scheduled'
          : 'running'
        : 'done'
    const goesOn = this.emit('account-deleted', { state: phase === 'done' ? 'finished' : phase, deletion })
    if (!goesOn) abandonEntries()
    this.update({ phase, deletion, isOpen: goesOn })
    if (deletion?.id && phase !== 'scheduled') void this.#follow(deletion.id)
  }

  /** Polls the deletion while the page is open. */
  async #follow(id: string): Promise<void> {
    const { signal } = this.life
    for (let wait = 1000; ; wait = Math.min(wait * 1.5, 15_000)) {
      await pause(wait)
      if (signal.aborted) return
      const deletion = await this.#routes.status(id).catch((error): Deletion | undefined => {
        // The deletion continues, whether or not its status can be read.
        return codeOf(error) === 'not_found' ? { state: 'unknown' } : undefined
      })
      if (deletion?.state === 'finished') return this.update({ phase: 'done' })
      if (deletion?.state === 'unknown') return
      if (deletion) this.update({ deletion })
    }
  }

  readonly #keep = async (): Promise<void> => {
    this.update({ isKeeping: true, note: undefined })
    try {
      await this.#routes.cancel()
      this.emit('account-kept', {})
      this.update({ isKeeping: false, plan: { ...this.state.plan, state: 'cancelled' }, note: this.words.say('kept') })
    } catch (error) {
      const note = codeOf(error) === 'deletion_in_progress' ? this.words.say('tooLate') : explain(error, this.words)
      this.update({ isKeeping: false, note })
    }
  }
}
