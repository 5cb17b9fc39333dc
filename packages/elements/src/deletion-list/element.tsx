/** @jsxImportSource #jsx */

import type { AccountClient, DeletionDetails, Page } from '../account-client.ts'
import { AccountElement } from '../base/account-element.ts'
import { codeOf, explain, isUncertain } from '../base/explain.ts'
import type { Child } from '../jsx/component.ts'
import { controls } from '../styles/controls.ts'
import { deletionList as ownStyles } from '../styles/deletion-list.ts'
import { theme } from '../styles/theme.ts'
import { common, deletionList } from '../texts/en.ts'
import type { ClientNeeds, UserTableEvents } from '../types.ts'
import { nameOf } from '../users/person.ts'
import type { Names } from './names.ts'
import { ownClient } from './own-client.ts'
import { type ActName, initial, type State, watched } from './state.ts'
import { View } from './view.tsx'

/** Codes for people who may not see deletions, and of a server without a plan. */
const hiding = ['forbidden', 'not_found', 'method_not_allowed']

const largestPage = 100

const isDeletion = (event: Event): boolean => (event as UserTableEvents['user-changed']).detail?.action === 'delete'

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** `<deletion-list>`: deletions that wait for an administrator. */
export class DeletionListElement extends AccountElement<State, Names> {
  static override observedAttributes: readonly string[] = [...AccountElement.observedAttributes, 'page-size']

  protected readonly kind = {
    groups: ['common', 'deletionList'],
    english: { ...common, ...deletionList },
    styles: [theme, controls, ownStyles],
  } as const
  protected readonly initial: State = initial
  #request = new AbortController()

  protected makeClient(needs: ClientNeeds): AccountClient {
    return ownClient(needs)
  }

  protected isUnderWay(): boolean {
    return this.state.acting !== undefined
  }

  protected resume(): void {
    this.#listen()
  }

  protected start(): void {
    const size = Number(this.getAttribute('page-size')) || 10
    this.update({ ...initial, limit: Math.max(1, Math.min(largestPage, size)) })
    this.#listen()
    void this.#load()
  }

  protected view(): Child {
    if (this.state.isHidden) return null
    return <View state={this.state} words={this.words} onReload={this.#load} onMore={this.#more} onAct={this.#act} />
  }

  #listen(): void {
    const { signal } = this.life
    addEventListener('online', () => this.state.failure && void this.#load(), { signal })
    // A user deleted in `<user-table>` on the same page.
    addEventListener('user-changed', (event) => isDeletion(event) && void this.#load(), { signal })
  }

  readonly #load = async (): Promise<void> => {
    this.#request.abort()
    this.#request = new AbortController()
    const { signal } = this.#request
    this.update({ isLoading: true, failure: undefined })
    try {
      const page = await this.#read(signal)
      if (signal.aborted) return
      this.update({ page, isLoading: false })
      void this.#name(page.data, signal)
    } catch (error) {
      if (signal.aborted) return
      if (hiding.includes(codeOf(error) ?? '')) {
        this.emit('deletions-hidden', {})
        return this.update({ isHidden: true })
      }
      this.update({ failure: explain(error, this.words), isLoading: false })
    }
  }

  async #read(signal: AbortSignal): Promise<Page<DeletionDetails>> {
    const { limit } = this.state
    const pages = await Promise.all(
      watched.map((state) => this.api.deletions?.list?.({ state, limit }, { signal }) ?? { data: [], totalCount: 0 }),
    )
    return {
      data: pages.flatMap(({ data }) => data),
      totalCount: pages.reduce((sum, { totalCount }) => sum + totalCount, 0),
    }
  }

  /** Shows the names of those who still exist; the rest keep their ids. */
  async #name(deletions: readonly DeletionDetails[], signal: AbortSignal): Promise<void> {
    const userId = [...new Set(deletions.map((each) => each.userId))].slice(0, largestPage)
    if (userId.length === 0) return
    const { data } = await this.api.users.list({ userId, limit: userId.length }, { signal }).catch(() => ({ data: [] }))
    this.update({
      people: { ...this.state.people, ...Object.fromEntries(data.map((user) => [user.id, nameOf(user)])) },
    })
  }

  readonly #more = (): void => {
    if (this.state.isLoading) return
    this.update({ limit: Math.min(largestPage, this.state.limit * 2) })
    void this.#load()
  }

  readonly #act = async (act: ActName, { id, userId }: DeletionDetails): Promise<void> => {
    const { deletions } = this.api
    this.update({ acting: id, failed: {}, note: undefined })
    try {
      const done = act === 'retry' ? await deletions?.retry?.(id) : await deletions?.cancel?.(id)
      const name = this.state.people[userId] ?? userId
      const note = this.words.say(act === 'retry' ? 'retried' : 'kept', { name })
      this.update({ acting: undefined, note })
      this.#change(id, act === 'retry' ? (done as DeletionDetails) : { state: 'cancelled' })
      this.#focus(id)
      this.emit('deletion-changed', { action: act, deletionId: id, userId })
      if (act === 'retry') void this.#follow(id)
    } catch (error) {
      const isLost = isUncertain(error) && navigator.onLine
      const failure = isLost ? this.words.say('unconfirmed') : explain(error, this.words)
      this.update({ acting: undefined, failed: { [id]: failure } })
    }
  }

  #change(id: string, change: Partial<DeletionDetails>): void {
    const { page } = this.state
    const data = page?.data.map((each) => (each.id === id ? { ...each, ...change } : each))
    this.update({ page: page && data && { ...page, data } })
  }

  /** The button that had the focus is gone. */
  #focus(id: string): void {
    setTimeout(() => this.shadowRoot?.getElementById(id)?.focus())
  }

  /** Polls a deletion that goes on, until it ends or is stuck again. */
  async #follow(id: string): Promise<void> {
    const { signal } = this.life
    for (let wait = 1000; wait < 30_000; wait *= 1.5) {
      await pause(wait)
      if (signal.aborted) return
      const now = await this.api.deletions?.get?.(id, { signal }).catch(() => undefined)
      if (!now) continue
      this.#change(id, now)
      if (now.state === 'running') continue
      const name = this.state.people[now.userId] ?? now.userId
      return this.update({ note: this.words.say(now.state === 'finished' ? 'ended' : 'stuckAgain', { name }) })
    }
  }
}
