import type { JSX as Html } from 'preact/jsx-runtime'
import type { Child, Props, VNode } from './component.ts'

/** The function that `<tag a={b}>…</tag>` compiles to. */
export const jsx = (type: VNode['type'], props: Props, key?: string): VNode => ({ type, props, key })
export { jsx as jsxDEV, jsx as jsxs }

export const Fragment = ({ children }: { readonly children?: Child }): Child => children

// The compiler looks for these names.
export declare namespace JSX {
  type Element = VNode
  interface ElementClass {
    render(props: never, state: never): Child
  }
  interface ElementAttributesProperty {
    props: object
  }
  interface ElementChildrenAttribute {
    children: object
  }
  interface IntrinsicAttributes {
    readonly key?: string | number | undefined
  }
  interface IntrinsicElements extends Html.IntrinsicElements {}
}
