import { ClerkProvider } from '@clerk/react'
import { type ComponentType, createElement as element } from 'react'
import { createRoot } from 'react-dom/client'

/** Shows a component in a page, with what an app has around it. */
export function showWithClerk(component: ComponentType, { publishableKey, ...scripts }: ClerkOptions): void {
  const root = document.body.appendChild(document.createElement('div'))
  createRoot(root).render(element(ClerkProvider, { publishableKey, ...scripts, children: element(component) }))
}

interface ClerkOptions {
  readonly publishableKey: string
  readonly proxyUrl: string
  readonly __internal_clerkJSUrl: string
  readonly __internal_clerkUIUrl: string
}
