import type { AccountClient } from '../account-client.ts'
import type { Child } from '../jsx/component.ts'
import { render } from '../jsx/render.ts'
import type { TextChanges, Texts } from '../texts/index.ts'
import type { ClientNeeds, Verify } from '../types.ts'
import { localeOf, textsIn } from './languages.ts'
import { leave, type Shared, takeOver } from './shared.ts'
import { verifyByClerk } from './verify-by-clerk.ts'
import { type Messages, type Words, wordsOf } from './words.ts'

interface Kind {
  readonly groups: readonly (keyof Texts)[]
  readonly english: Messages
  readonly styles: readonly string[]
}

// Servers import the class too, and never create an instance.
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement

/** The common part of the elements: client, language, styles, and rendering when something changed. */
export abstract class AccountElement<State extends object, Names extends string> extends Base {
  static observedAttributes: readonly string[] = ['base-url', 'locale']

  protected abstract readonly kind: Kind
  protected abstract readonly initial: State
  protected words!: Words<Names>
  /** Aborted when the element leaves the page. */
  protected life: AbortController = new AbortController()

  #shared: Shared<State> | undefined
  #client: AccountClient | undefined
  #made: AccountClient | undefined
  #verify: Verify | undefined
  #texts: TextChanges | undefined
  #root: ShadowRoot | undefined
  #isScheduled = false
  #locale = ''
  #watch: MutationObserver | undefined
  #more: Messages = {}
  #verification: Partial<Texts['verification']> = {}
  readonly #refresh = (): void => this.render()

  /** A client of the app's own. Without one the element makes one for `base-url`. */
  get client(): AccountClient | undefined {
    return this.#client
  }
  set client(client: AccountClient | undefined) {
    this.#client = client ?? undefined
    this.#restart()
  }

  /** Asks the user to verify their identity, if the element creates its own client. */
  get verify(): Verify | undefined {
    return this.#verify
  }
  set verify(verify: Verify | undefined) {
    this.#verify = verify ?? undefined
  }

  /** Texts that replace those of the language. */
  get texts(): TextChanges | undefined {
    return this.#texts
  }
  set texts(texts: TextChanges | undefined) {
    this.#texts = texts ?? undefined
    if (this.isConnected) void this.#speak()
  }

  /** True if a client of the app may open a verification dialog that the element doesn't know about. */
  protected get isClientGiven(): boolean {
    return this.#client !== undefined
  }

  protected get api(): AccountClient {
    this.#made ??= this.#client ?? this.makeClient(this.clientOptions)
    return this.#made
  }

  protected get clientOptions(): ClientNeeds {
    return { baseUrl: this.getAttribute('base-url') || '/api/account', verify: this.#stepAside }
  }

  /** Properties beside those of all elements. */
  protected readonly properties: readonly string[] = []

  /** The client of an element that was given none. */
  protected abstract makeClient(needs: ClientNeeds): AccountClient
  protected abstract start(): void
  /** Continues the work of a removed element. */
  protected abstract resume(): void
  /** True while the user waits for an answer. */
  protected abstract isUnderWay(): boolean
  protected abstract view(): Child

  protected get shared(): Shared<State> {
    this.#shared ??= { state: { ...this.initial }, owner: this, isVerifying: false }
    return this.#shared
  }

  protected get state(): State {
    return this.shared.state
  }

  connectedCallback(): void {
    for (const name of ['client', 'verify', 'texts', ...this.properties]) this.#adopt(name)
    this.life = new AbortController()
    if (!this.#root) {
      this.#root = this.attachShadow({ mode: 'open' })
      this.#root.adoptedStyleSheets = this.kind.styles.map(sheetOf)
      // The browser's own font, which means that the page has not chosen one.
      if (/^"?(times|serif|-webkit-standard)/i.test(getComputedStyle(this).fontFamily))
        this.#root.adoptedStyleSheets.push(sheetOf(':host{--_font:system-ui,sans-serif}'))
    }
    this.#watch ??= new MutationObserver(() => {
      if (localeOf(this) !== this.#locale) void this.#speak()
    })
    this.#watch.observe(document, { subtree: true, attributeFilter: ['lang'] })
    const taken = takeOver<State>(this)
    if (taken) this.#shared = taken
    else if (this.shared.owner !== this) this.#shared = undefined
    void this.#speak().then(() => {
      if (this.isConnected) taken ? this.resume() : this.start()
    })
  }

  disconnectedCallback(): void {
    this.life.abort()
    this.#watch?.disconnect()
    if (this.shared.owner === this && this.isUnderWay()) leave(this.shared)
    if (this.#root) render(null, this.#root, this.#refresh)
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now || !this.#root || !this.isConnected) return
    if (name === 'locale') void this.#speak()
    else if (name === 'base-url') this.#restart()
    else this.update({})
  }

  /** Changes the state and renders once, after the code that is running now. */
  protected update(change: Partial<State>): void {
    Object.assign(this.state, change)
    this.shared.owner.render()
  }

  render(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    queueMicrotask(() => {
      this.#isScheduled = false
      if (this.#root && this.words && this.isConnected) render(this.view(), this.#root, this.#refresh)
    })
  }

  /** Adds styles and texts of a part that was loaded later, and creates the client again. */
  protected async addPart(styles: readonly string[], english: Messages): Promise<void> {
    this.#more = english
    this.#made = undefined
    if (this.#root)
      this.#root.adoptedStyleSheets = [...new Set([...this.#root.adoptedStyleSheets, ...styles.map(sheetOf)])]
    await this.#speak()
  }

  /** @returns false if a listener prevented what the element does by itself */
  protected emit(type: string, detail: object): boolean {
    const { owner } = this.shared
    const target = owner.isConnected ? owner : document
    return target.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }))
  }

  /** The element's dialogs step aside while the user verifies. */
  readonly #stepAside: Verify = async (request) => {
    this.shared.isVerifying = true
    this.update({})
    try {
      return await (this.#verify?.(request) ?? verifyByClerk(request, this.#verification))
    } finally {
      this.shared.isVerifying = false
      this.update({})
    }
  }

  /** A property that a framework set before the element was defined hides the accessor. */
  #adopt(name: string): void {
    const descriptor = Object.getOwnPropertyDescriptor(this, name)
    if (!descriptor) return
    Reflect.deleteProperty(this, name)
    Object.assign(this, { [name]: descriptor.value })
  }

  #restart(): void {
    this.#made = undefined
    if (this.#root && this.words && this.isConnected) this.start()
  }

  async #speak(): Promise<void> {
    const locale = localeOf(this)
    this.#locale = locale
    const texts = await textsIn(locale)
    // The language has changed in the meantime.
    if (locale !== this.#locale) return
    this.#verification = { ...texts?.verification, ...this.#texts?.verification }
    const given = [texts, this.#texts].flatMap((each) => this.kind.groups.map((group) => each?.[group]))
    const all: Messages = Object.assign({}, this.kind.english, this.#more, ...given)
    this.words = wordsOf<Names>(texts || this.#texts ? locale : localeFor(locale), all)
    this.update({})
  }
}

/** English texts get English formats, of the reader's region if English is spoken there. */
const localeFor = (locale: string): string => (locale.startsWith('en') ? locale : 'en')

const sheets = new Map<string, CSSStyleSheet>()

function sheetOf(css: string): CSSStyleSheet {
  let sheet = sheets.get(css)
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    sheets.set(css, sheet)
  }
  return sheet
}
