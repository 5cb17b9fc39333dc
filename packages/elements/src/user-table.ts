import { UserTableElement } from './users/element.tsx'

export type { HistoryEntry, Organization, UserTable, UserTableEvents } from './types.ts'

// A server that renders the page imports this too, and has no elements.
if (globalThis.customElements && !customElements.get('user-table'))
  customElements.define('user-table', UserTableElement)
