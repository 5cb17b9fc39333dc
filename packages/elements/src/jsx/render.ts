import type { AnyComponent, Child, Component, FunctionComponent, Props, Ref, VNode } from './component.ts'

// A renderer of 1.5 kB, because an element must stay below 15 kB and the small libraries weigh 5 kB each. It reconciles
// by key and writes text nodes and attributes only.

type Handled = Element & { handlers?: Record<string, ((event: Event) => void) | undefined> }

/** A rendered node and its source. */
interface Made {
  readonly key: string
  readonly type: string
  readonly node: Element | Text
  props: Props
  kids: readonly Made[]
  parts: Map<string, Component>
}

/** A view in a shadow root, and what to do once the page shows it. */
interface Root extends Made {
  readonly refresh: () => void
  after: (() => void)[]
}

const roots = new WeakMap<Node, Root>()
const text = ''
const svg = 'http://www.w3.org/2000/svg'

/** Shows a view in a shadow root, changing as little as it can. */
export function render(view: Child, node: ShadowRoot, refresh: () => void): void {
  const root = roots.get(node) ?? {
    key: '',
    type: '',
    node: node as unknown as Element,
    props: {},
    kids: [],
    parts: new Map(),
    refresh,
    after: [],
  }
  roots.set(node, root)
  fill(root, view, root)
  const after = root.after
  root.after = []
  for (const run of after) run()
}

interface Item {
  readonly key: string
  readonly type: string
  readonly props: Props
}

let last = 0
const numbers = new WeakMap<object, number>()

function numberOf(type: object): number {
  const number = numbers.get(type) ?? ++last
  numbers.set(type, number)
  return number
}

/** Makes the children of a node those of a view. Each has a key: its own, or its place among its siblings. */
function fill(parent: Made, view: Child, root: Root): void {
  const items: Item[] = []
  const parts = new Map<string, Component>()
  const addPart = (type: AnyComponent, props: Props, key: string): void => {
    if (!('render' in (type.prototype ?? {}))) {
      add((type as FunctionComponent)(props), key)
      return
    }
    const Part = type as unknown as new (given: Props) => Component
    const found = parent.parts.get(key)
    const part = found ?? new Part(props)
    const before = part.props
    part.refresh = root.refresh
    part.props = props
    parts.set(key, part)
    add(part.render(props, part.state), key)
    root.after.push(() => (found ? part.componentDidUpdate?.(before) : part.componentDidMount?.()))
  }
  const add = (child: Child, key: string): void => {
    if (Array.isArray(child)) {
      for (const [index, each] of child.entries()) add(each, `${key}.${each?.key ?? index}`)
    } else if (typeof child === 'object' && child !== null) {
      const { type, props } = child as VNode
      if (typeof type === 'string') items.push({ key, type, props })
      else addPart(type, props, `${key}/${numberOf(type)}`)
    } else if (typeof child === 'number' || child) {
      if (child !== true) items.push({ key, type: text, props: { children: String(child) } })
    }
  }
  add([view], '')

  for (const [key, part] of parent.parts) if (!parts.has(key)) part.componentWillUnmount?.()
  parent.parts = parts
  const old = new Map(parent.kids.map((kid) => [kid.key, kid]))
  const kids = items.map((item) => {
    const same = old.get(item.key)
    if (same?.type !== item.type) return make(item, parent, root)
    old.delete(item.key)
    change(same, item.props, root)
    return same
  })
  for (const gone of old.values()) {
    unmount(gone)
    gone.node.remove()
  }
  let next: Node | null = null
  for (const { node } of kids.toReversed()) {
    if (node.parentNode !== parent.node || node.nextSibling !== next) parent.node.insertBefore(node, next)
    next = node
  }
  parent.kids = kids
}

function make({ key, type, props }: Item, parent: Made, root: Root): Made {
  const isSvg = type === 'svg' || (parent.node as Element).namespaceURI === svg
  const node =
    type === text
      ? document.createTextNode('')
      : isSvg
        ? document.createElementNS(svg, type)
        : document.createElement(type)
  const made: Made = { key, type, node, props: {}, kids: [], parts: new Map() }
  change(made, props, root)
  const { ref } = props
  if (typeof ref === 'function') root.after.push(() => ref(node))
  else if (ref) (ref as Ref<Node>).current = node
  return made
}

function change(made: Made, props: Props, root: Root): void {
  const { node, props: before } = made
  made.props = props
  if (made.type === text) {
    if (before.children !== props.children) (node as Text).data = props.children as string
    return
  }
  const element = node as Handled
  for (const name in before) if (!(name in props)) set(element, name, undefined)
  for (const name in props) if (name !== 'value' && props[name] !== before[name]) set(element, name, props[name])
  if (props.ref && typeof props.ref === 'object') (props.ref as Ref<Node>).current = node
  fill(made, props.children, root)
  // After its options are there; the user may have changed it since.
  if ('value' in props && (element as HTMLInputElement).value !== String(props.value))
    set(element, 'value', props.value)
}

function set(element: Handled, name: string, value: unknown): void {
  if (name === 'children' || name === 'ref') return
  if (name.startsWith('on')) {
    const type = name.slice(2).toLowerCase()
    element.handlers ??= {}
    if (!(type in element.handlers)) element.addEventListener(type, (event) => element.handlers?.[type]?.(event))
    element.handlers[type] = value as (event: Event) => void
  } else if (name === 'value' || name === 'checked') Object.assign(element, { [name]: value })
  else if (value === undefined || value === null || (value === false && !/^(aria|spell)/.test(name)))
    element.removeAttribute(name)
  else element.setAttribute(name, value === true && !name.startsWith('aria') ? '' : String(value))
}

function unmount({ parts, kids }: Made): void {
  for (const part of parts.values()) part.componentWillUnmount?.()
  for (const kid of kids) unmount(kid)
}
