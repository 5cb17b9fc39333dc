/** A description of what to show. */
export interface VNode {
  readonly type: string | AnyComponent
  readonly props: Props
  readonly key: string | undefined
}

export type Props = Readonly<Record<string, unknown>> & { readonly children?: Child }

export type Child = VNode | string | number | boolean | null | undefined | readonly Child[]

export interface Ref<T> {
  current: T | null
}

export const createRef = <T>(): Ref<T> => ({ current: null })

/** A part of the view with a state of its own, kept as long as it is rendered at the same place under the same key. */
export abstract class Component<P = object, S = object> {
  props: P
  state: S = {} as S
  /** Renders the whole view again, after the code that is running now. */
  refresh!: () => void

  constructor(props: P) {
    this.props = props
  }

  setState(change: Partial<S>): void {
    Object.assign(this.state as object, change)
    this.refresh()
  }

  componentDidMount?(): void
  componentDidUpdate?(before: P): void
  componentWillUnmount?(): void
  abstract render(props: P, state: S): Child
}

export type FunctionComponent = (props: Props) => Child
export type AnyComponent = FunctionComponent | (new (props: never) => Component<never, never>)
