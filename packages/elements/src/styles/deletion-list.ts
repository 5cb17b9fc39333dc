export const deletionList = `
.deletions { container-type: inline-size; display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--_2) }
.frame { border: 1px solid var(--_line); border-radius: calc(var(--_radius) * 5 / 3); background: var(--_back); overflow: clip }
.deletion { display: flex; align-items: center; gap: var(--_3) var(--_4); padding: var(--_3); border-bottom: 1px solid var(--_line) }
.deletion:last-child { border-bottom: 0 }
.head { display: flex; align-items: center; gap: var(--_2); min-width: 0 }
.deletion:focus-visible { outline-offset: -2px }
.who { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: var(--_medium); unicode-bidi: isolate }
.who.id { font: var(--_small) var(--_mono) }
.about { overflow-wrap: anywhere }
.about:empty { display: none }
.deletion > button { flex: none }
.deletion .notice { margin-top: var(--_2) }
.nothing { display: flex; align-items: center; gap: var(--_2) }
.more { display: flex; align-items: center; justify-content: space-between; gap: var(--_3); font-variant-numeric: tabular-nums }
.note { font-size: var(--_small); font-weight: var(--_medium) }
.note:empty { display: none }
section[aria-busy=true]:has(.lines) .note { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
@container (max-width: 480px) {
  .deletion { flex-direction: column; align-items: stretch }
}
`
