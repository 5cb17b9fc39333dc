export const drawer = `
dialog.drawer { inset: 0; inset-inline-start: auto; margin: 0; width: min(460px, 100vw); height: 100dvh; max-height: 100dvh }
dialog.drawer .sheet { height: 100% }
dialog.drawer[open] > .sheet { animation-name: slide }
dialog.drawer.still > .sheet { animation: none }
@keyframes slide { from { opacity: 0; transform: translateX(24px) } }
:host(:dir(rtl)) dialog.drawer[open] > .sheet { animation-name: rise }
dialog.drawer header { gap: var(--_2); padding: var(--_4) var(--_4) var(--_4) var(--_6); padding-inline: var(--_6) var(--_3); border-bottom: 1px solid var(--_line) }
dialog.drawer header .avatar { margin-inline-end: var(--_unit) }
dialog.drawer h2 { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; unicode-bidi: isolate; font-size: var(--_text) }
.badges { display: flex; gap: 4px }
dialog.drawer .body { gap: var(--_6); align-content: start; flex: 1; padding: calc(var(--_unit) * 5) var(--_6) calc(var(--_unit) * 12) }
dialog.drawer .body section { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--_2); min-width: 0 }
.section-head { display: flex; align-items: baseline; justify-content: space-between; gap: 12px }
.list li {
  display: flex; align-items: center; gap: var(--_2); min-height: 40px; padding: 4px 0; border-top: 1px solid var(--_line); font-size: var(--_small)
}
.list li:last-child { border-bottom: 1px solid var(--_line) }
.list .lines-of-two { padding: 4px 0 }
.list .grow { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; unicode-bidi: isolate }
.list button.grow { padding-block: 2px 3px }
.list .muted { flex: none }
.list .lines-of-two .muted { min-width: 0 }
.list button:not(.link) { min-height: 28px; padding: 0 10px }
.list li.going { opacity: 0.5 }
.metadata { display: grid; gap: var(--_2) }
.choices { display: flex; flex-wrap: wrap; justify-content: space-between; gap: var(--_2) }
.tabs { display: inline-flex; min-width: 0; margin: 0; border: 0; padding: 2px; border-radius: calc(var(--_radius) + 1px); background: var(--_press) }
.tabs button { min-height: 24px; padding: 0 10px; border: 0; border-radius: calc(var(--_radius) - 1px); color: var(--_muted); font-size: 0.75rem }
.tabs button[aria-pressed=true] { background: var(--_back); color: var(--_ink); box-shadow: 0 1px 2px rgb(0 0 0 / 0.14) }
.pair { display: grid; grid-template-columns: minmax(80px, 2fr) 3fr 32px; align-items: center; gap: var(--_2) }
.pair > code { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.check { display: flex; align-items: center; min-height: 32px }
textarea.code { line-height: 1.5; white-space: pre; overflow-x: auto; tab-size: 2 }
.ends { display: flex; align-items: center; justify-content: space-between; gap: 12px; min-height: 32px }
.ends button:last-child { margin-inline-start: auto }
@media (pointer: coarse) {
  .list button:not(.link), .tabs button { min-height: 40px }
  .pair { grid-template-columns: minmax(72px, 2fr) 3fr 44px }
}
@media (max-width: 560px) {
  dialog.drawer { width: 100% }
  dialog.drawer header, dialog.drawer .body { padding-inline-start: var(--_4) }
  dialog.drawer .body { padding-inline-end: var(--_4) }
}
`
