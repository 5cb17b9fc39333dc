import { raw } from 'hono/html'

/**
 * Keeps a tab current, copies, filters and pauses. Every page works without it. What changed replaces what is shown only
 * when it differs, and leaves what is open, focused and scrolled as it is.
 */
export const script = raw(`<script>
document.querySelector('nav [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
const live = document.getElementById('live')
const pause = document.querySelector('.pause')
let paused = false
let shown = live?.innerHTML
const nameOf = (element) => element?.id || element?.getAttribute?.('aria-label') || element?.textContent
async function refresh() {
  const response = await fetch(location.href).catch(() => undefined)
  if (!response?.ok) return
  const now = new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('live')?.innerHTML
  if (now === undefined || now === shown || paused || getSelection()?.toString()) return
  shown = now
  const open = [...live.querySelectorAll('details[open]')].map(({ id }) => id)
  const focused = live.contains(document.activeElement) ? nameOf(document.activeElement) : undefined
  const scrolled = [...live.querySelectorAll('details[open] pre')].map(({ scrollTop }) => scrollTop)
  live.innerHTML = now
  for (const id of open) document.getElementById(id)?.setAttribute('open', '')
  ;[...live.querySelectorAll('details[open] pre')].forEach((pre, index) => { pre.scrollTop = scrolled[index] ?? 0 })
  if (focused) [...live.querySelectorAll('a, button, summary, pre')].find((each) => nameOf(each) === focused)?.focus()
}
if (live) setInterval(() => { if (!document.hidden && !paused) void refresh() }, 1000)
if (pause) {
  pause.hidden = false
  pause.onclick = () => {
    paused = !paused
    pause.setAttribute('aria-pressed', paused)
    pause.textContent = paused ? 'Go on' : 'Pause'
  }
}
const search = document.querySelector('.filter input')
let waiting
search?.addEventListener('input', () => {
  clearTimeout(waiting)
  waiting = setTimeout(() => {
    const address = new URL(location.href)
    search.value ? address.searchParams.set('query', search.value) : address.searchParams.delete('query')
    history.replaceState(null, '', address)
    void refresh()
  }, 150)
})
addEventListener('keydown', (event) => {
  if (event.key !== '/' || /^(?:input|select|textarea)$/i.test(document.activeElement?.tagName)) return
  event.preventDefault()
  search?.focus()
})
addEventListener('click', async ({ target }) => {
  const copy = target.closest?.('[data-copy]')
  for (const menu of document.querySelectorAll('.menu[open]')) if (!menu.contains(target)) menu.open = false
  if (!copy) return
  await navigator.clipboard.writeText(copy.dataset.copy)
  const before = copy.textContent
  copy.textContent = 'Copied'
  setTimeout(() => { copy.textContent = before }, 1500)
})
const reset = document.querySelector('.reset')
if (reset) {
  reset.hidden = false
  reset.onclick = async () => {
    if (!confirm('Remove everything and restore the seed?')) return
    await fetch('/_emulator/reset', { method: 'POST' })
    location.assign('/')
  }
}
</script>`)
