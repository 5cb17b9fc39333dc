/** @jsxImportSource #jsx */

import type { AccountClient, User } from '../account-client.ts'
import { AccountElement } from '../base/account-element.ts'
import { codeOf, explain } from '../base/explain.ts'
import type { Child } from '../jsx/component.ts'
import { controls } from '../styles/controls.ts'
import { theme } from '../styles/theme.ts'
import { userTable as ownStyles } from '../styles/user-table.ts'
import { common, userTable } from '../texts/en.ts'
import type { ClientNeeds, HistoryEntry, Organization } from '../types.ts'
import type { ActName } from './acts.ts'
import { nowhere, readAddress, writeAddress } from './address.ts'
import { attributes, pageSizeOf, prefixOf } from './attributes.ts'
import { firstClient } from './first-client.ts'
import type { Names } from './names.ts'
import { everyone, filterOf, type Query } from './query.ts'
import { focusSearch } from './search-key.ts'
import { initial, type State, type Toast } from './state.ts'
import { View } from './view.tsx'

/** `<user-table>`: everyone with an account, for administrators. */
export class UserTableElement extends AccountElement<State, Names> {
  static override observedAttributes: readonly string[] = [...AccountElement.observedAttributes, ...attributes]

  protected readonly kind = {
    groups: ['common', 'userTable', 'userPanels'],
    english: { ...common, ...userTable },
    styles: [theme, controls, ownStyles],
  } as const
  protected readonly initial: State = initial
  protected override readonly properties = ['organizations', 'history'] as const
  #organizations: readonly Organization[] = []
  #history: ((userId: string) => Promise<readonly HistoryEntry[]>) | undefined
  #panels: typeof import('./panels/index.ts').panels | undefined
  #request = new AbortController()
  #typing: ReturnType<typeof setTimeout> | undefined
  #hiding: ReturnType<typeof setTimeout> | undefined

  get organizations(): readonly Organization[] {
    return this.#organizations
  }
  set organizations(organizations: readonly Organization[] | undefined) {
    this.#organizations = organizations ?? []
    this.update({})
  }

  get history(): ((userId: string) => Promise<readonly HistoryEntry[]>) | undefined {
    return this.#history
  }
  set history(history: ((userId: string) => Promise<readonly HistoryEntry[]>) | undefined) {
    this.#history = history ?? undefined
    this.update({})
  }

  protected makeClient(needs: ClientNeeds): AccountClient {
    return (this.#panels?.createAccountClient ?? firstClient)(needs)
  }

  protected isUnderWay(): boolean {
    return this.state.isActing
  }

  protected resume(): void {
    this.#listen()
    void this.#loadPanels()
  }

  protected start(): void {
    const { signal } = this.life
    const prefix = prefixOf(this)
    const { query, userId } = prefix === undefined ? nowhere : readAddress(prefix)
    this.update({ ...initial, query, draft: query.search })
    this.#listen()
    void this.#load()
    this.api.me.get({ signal }).then(
      ({ id }) => this.update({ self: id }),
      () => undefined,
    )
    if (!userId) return
    this.#writeAddress()
    this.api.users.get(userId, { signal }).then(this.#open, () => undefined)
  }

  #listen(): void {
    const { signal } = this.life
    addEventListener('online', () => this.state.failure && void this.#load(), { signal })
    addEventListener('keydown', (event) => focusSearch(event, this.shadowRoot), { signal })
  }

  protected view(): Child {
    if (this.state.isForbidden) return null
    return (
      <View
        Panels={this.#panels?.Panels}
        state={this.state}
        words={this.words}
        api={this.api}
        isHidden={this.shared.isVerifying}
        isAside={this.isClientGiven}
        pageSize={pageSizeOf(this)}
        roleKey={this.getAttribute('role-key') ?? 'role'}
        organizations={this.#organizations}
        history={this.#history}
        onSearch={this.#search}
        onQuery={this.#show}
        onClear={this.#clear}
        onReload={this.#load}
        onMenu={this.#menu}
        onOpen={this.#open}
        onClose={this.#close}
        onAsk={this.#ask}
        onAct={this.#act}
        onCancel={() => this.update({ asking: undefined })}
        onChanged={this.#changed}
        onToast={this.#tell}
      />
    )
  }

  readonly #search = (search: string): void => {
    clearTimeout(this.#typing)
    this.update({ draft: search })
    this.#typing = setTimeout(() => {
      this.#show({ search: search.trim() })
      this.update({ draft: search })
    }, 250)
  }

  readonly #clear = (): void => {
    this.#show({ ...everyone, sort: this.state.query.sort })
    this.shadowRoot?.querySelector<HTMLElement>('input[type=search]')?.focus()
  }

  readonly #show = (change: Partial<Query>): void => {
    const query = { ...this.state.query, page: 0, ...change }
    if ('search' in change) clearTimeout(this.#typing)
    this.update({ query, ...('search' in change && { draft: query.search }) })
    this.#writeAddressLater()
    void this.#load()
  }

  #writeAddress(): void {
    const prefix = prefixOf(this)
    if (prefix !== undefined) writeAddress(prefix, this.state.query, this.state.open?.id)
  }

  readonly #load = async (): Promise<void> => {
    this.#request.abort()
    this.#request = new AbortController()
    const { signal } = this.#request
    const { query } = this.state
    this.update({ isLoading: true, failure: undefined })
    try {
      const page = await this.api.users.list(filterOf(query, pageSizeOf(this)), { signal })
      if (page.data.length === 0 && query.page > 0 && page.totalCount > 0)
        return this.#show({ page: Math.ceil(page.totalCount / pageSizeOf(this)) - 1 })
      this.update({ page, isLoading: false })
      void this.#loadPanels()
    } catch (error) {
      if (signal.aborted) return
      if (codeOf(error) === 'forbidden') {
        this.emit('users-forbidden', {})
        return this.update({ isForbidden: true })
      }
      this.update({ failure: explain(error, this.words), isLoading: false })
    }
  }

  readonly #menu = (menu: State['menu']): void => {
    this.update({ menu })
    if (menu) void this.#loadPanels()
  }

  readonly #open = (open: User): void => {
    this.update({ open, menu: undefined, toast: undefined })
    void this.#loadPanels().then(() => this.#writeAddressLater())
  }

  /** Once the first rows are there, or someone wants it. */
  async #loadPanels(): Promise<void> {
    if (this.#panels) return
    try {
      const { panels } = await import('./panels/index.ts')
      this.#panels = panels
      await this.addPart(panels.styles, panels.english)
      this.update({})
    } catch {
      this.update({ open: undefined, menu: undefined })
    }
  }

  readonly #close = (): void => {
    this.update({ open: undefined })
    this.#writeAddressLater()
  }

  /** Once a drawer that closes has given back its entry in the history, or one that opens has made it. */
  #writeAddressLater(): void {
    setTimeout(async () => {
      await this.#panels?.returned()
      this.#writeAddress()
    })
  }

  readonly #ask = (act: ActName, user: User): void => {
    this.update({ menu: undefined, actFailure: undefined })
    if (this.#panels?.acts[act].ask) this.update({ asking: { act, user } })
    else void this.#act(act, user)
  }

  readonly #act = async (action: ActName, user: User, reason?: string): Promise<void> => {
    const { perform, failureOf } = this.#panels ?? {}
    if (!perform) return
    this.update({ isActing: true, actFailure: undefined })
    try {
      const { text, undo, user: now, isGoing } = await perform(action, user, reason, this.api, this.words)
      this.update({ isActing: false, asking: undefined })
      this.emit('user-changed', { action, userId: user.id, reason })
      if (now) this.#changed(now)
      else this.#gone(user, isGoing)
      this.#tell({ text, ...(undo && { undo: () => void this.#act(undo, user) }) })
    } catch (error) {
      const actFailure = failureOf?.(error, this.words) ?? ''
      this.update({ isActing: false, actFailure })
      if (!this.state.asking) this.#tell({ text: actFailure })
    }
  }

  #gone(user: User, isGoing: boolean | undefined): void {
    this.#close()
    const { page } = this.state
    if (page && !isGoing) this.update({ page: { ...page, data: page.data.filter(({ id }) => id !== user.id) } })
    void this.#load()
  }

  readonly #changed = (user: User): void => {
    const { page, open } = this.state
    this.update({
      page: page && { ...page, data: page.data.map((each) => (each.id === user.id ? user : each)) },
      open: open?.id === user.id ? user : open,
    })
  }

  readonly #tell = (toast: Toast | undefined): void => {
    clearTimeout(this.#hiding)
    this.update({ toast })
    if (toast) this.#hiding = setTimeout(() => this.update({ toast: undefined }), toast.undo ? 10_000 : 6000)
  }
}
