import { DeleteAccountElement } from './deletion/element.tsx'

export type { DeleteAccount, DeleteAccountEvents } from './types.ts'

// A server that renders the page imports this too, and has no elements.
if (globalThis.customElements && !customElements.get('delete-account'))
  customElements.define('delete-account', DeleteAccountElement)
