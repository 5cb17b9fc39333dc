import { DeletionListElement } from './deletion-list/element.tsx'

export type { DeletionList, DeletionListEvents } from './types.ts'

// A server that renders the page imports this too, and has no elements.
if (globalThis.customElements && !customElements.get('deletion-list'))
  customElements.define('deletion-list', DeletionListElement)
