/** `/` goes to the search field, unless someone types it somewhere or a dialog is open. */
export function focusSearch(event: KeyboardEvent, root: ShadowRoot | null): void {
  const [target] = event.composedPath() as HTMLElement[]
  const isTyping = target?.matches?.('input, textarea, select, [contenteditable], dialog, dialog *')
  if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return
  const search = root?.querySelector<HTMLInputElement>('input[type=search]')
  if (!search || root?.querySelector('dialog[open]')) return
  event.preventDefault()
  search.focus()
  search.select()
}
