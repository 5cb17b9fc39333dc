export const userTable = `
.table { container-type: inline-size; display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--_3) }
.toolbar { display: grid; gap: var(--_2) }
.search { position: relative; max-width: 360px }
.search .icon { position: absolute; inset-block: 0; inset-inline-start: 10px; margin-block: auto; color: var(--_muted); pointer-events: none }
.search input { padding-inline: 34px 32px }
.search input::-webkit-search-cancel-button { appearance: none }
.search .key::after {
  content: '/';
  position: absolute; inset-block: 0; inset-inline-end: 8px; width: 18px; height: 18px; margin-block: auto; border: 1px solid var(--_line); border-radius: 4px;
  color: var(--_muted); font: 11px/16px var(--_mono); text-align: center; pointer-events: none
}
.search input:focus ~ .key { display: none }
.chips { display: flex; flex-wrap: wrap; align-items: center; gap: var(--_2) }
.chip { position: relative; display: inline-flex; max-width: 100%; border: 1px solid var(--_edge); border-radius: 99px; font-size: var(--_small) }
.chip select, .chip > button {
  appearance: none; max-width: 100%; min-height: 26px; padding: 0 26px 0 10px; padding-inline: 10px 26px; border: 0; border-radius: 99px; background: none;
  color: inherit; font-size: var(--_small); font-weight: var(--_regular); line-height: 1.2; cursor: pointer; field-sizing: content; text-overflow: ellipsis
}
.chip select option { background: var(--_back); color: var(--_ink) }
.chip > .icon { position: absolute; inset-block: 0; inset-inline-end: 8px; width: 12px; margin-block: auto; color: var(--_muted); pointer-events: none }
.chip:hover { background: var(--_wash) }
.chip.on { background: var(--_press); border-color: var(--_ink) }
.chip.on select, .chip.on > button { font-weight: var(--_medium) }
.chip.narrow { display: none }
.panel {
  position: fixed; inset: var(--top, 0) auto auto var(--left, 0); width: 220px; margin: 0; padding: var(--_3); border: 0;
  border-radius: calc(var(--_radius) * 5 / 3); background: var(--_back); color: var(--_ink); box-shadow: var(--_shadow)
}
.panel:popover-open { display: grid; gap: var(--_3) }
.count { margin-inline-start: auto; color: var(--_muted); font-size: var(--_small); font-variant-numeric: tabular-nums }
.frame { position: relative; border: 1px solid var(--_line); border-radius: calc(var(--_radius) * 5 / 3); background: var(--_back); overflow: clip }
table { width: 100%; border-collapse: separate; border-spacing: 0; table-layout: fixed; font-size: var(--_small); font-variant-numeric: tabular-nums }
table[aria-busy=true] tbody:has(.who button) { opacity: 0.55; transition: opacity 120ms 150ms }
thead td { height: 36px; background: color-mix(in srgb, var(--_neutral) 3%, var(--_back)) }
thead th {
  position: sticky; inset-block-start: 0; z-index: 1; height: 36px; padding: 0 12px; background: color-mix(in srgb, var(--_neutral) 3%, var(--_back)); border-bottom: 1px solid var(--_line);
  font-weight: var(--_medium); color: var(--_muted); text-align: start; white-space: nowrap
}
button.sort { min-height: 24px; margin-inline: -6px; padding: 0 6px; border: 0; color: inherit; gap: 2px }
button.sort .icon { width: 14px; opacity: 0 }
button.sort:hover .icon, button.sort:focus-visible .icon { opacity: 0.6 }
[aria-sort] button.sort { color: var(--_ink) }
[aria-sort] button.sort .icon { opacity: 1 }
td { height: 48px; padding: 0 12px; border-bottom: 1px solid var(--_line); overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
tbody tr:last-child td { border-bottom: 0 }
tbody tr:not(.bones) { cursor: pointer }
tbody tr:not(.bones):hover, tr.open { background: var(--_wash) }
th.who { width: auto } th.role { width: 14% } th.active { width: 17% } th.joined { width: 15% } th.status { width: 14% } thead .menu-cell { width: 52px }
td.who { display: flex; align-items: center; gap: 12px }
td.menu-cell { padding: 0 8px; text-align: end }
td.status .badge + .badge { margin-inline-start: 4px }
.lines-of-two { display: grid; flex: 1; min-width: 0; line-height: 1.35 }
.lines-of-two .first { display: flex; align-items: center; gap: 6px; min-width: 0 }
.first .badge { padding-block: 0; line-height: 17px }
td.active::first-letter { text-transform: uppercase }
.lines-of-two .second, button.name { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
button.name { min-height: 0; min-width: 0; max-width: 100%; padding: 0; border: 0; border-radius: 3px; background: none; font-weight: var(--_medium); font-size: var(--_text); line-height: 1.35; text-align: start; unicode-bidi: isolate }
button.name:focus-visible { outline-offset: -2px }
.second { unicode-bidi: isolate }
.bones td > .bone:not(.avatar) { width: 56% }
.bones td.who > .bone:not(.avatar) { width: 40% }
.bones .avatar { display: block; width: 32px; height: 32px; border-radius: 50% }
.pager { display: flex; align-items: center; justify-content: flex-end; gap: var(--_2); font-variant-numeric: tabular-nums }
.pager > span { margin-inline-end: auto }
.blank { display: grid; place-items: center; align-content: center; gap: var(--_1); min-height: 280px; padding: var(--_8); text-align: center }
.blank > .icon { width: 20px; height: 20px; margin-bottom: var(--_1); color: var(--_muted) }
.blank .title { font-weight: var(--_medium) }
.blank button { margin-top: var(--_3) }
@container (min-width: 760px) {
  .toolbar { grid-template-columns: minmax(200px, 300px) 1fr; align-items: center }
}
@container (max-width: 820px) { th.joined, td.joined { display: none } }
@container (max-width: 600px) {
  .search { max-width: none }
  .search .key { display: none }
  .chips { flex-wrap: nowrap; overflow-x: auto; margin: -4px; padding: 4px; scrollbar-width: none }
  .chips > * { flex: none }
  .chip.narrow { display: inline-flex }
  .count { margin-inline-start: 4px }
  table, tbody { display: block }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  tbody tr { display: grid; grid-template-columns: minmax(0, 1fr) auto 52px; align-items: center; min-height: 64px; border-bottom: 1px solid var(--_line) }
  tbody tr:last-child { border-bottom: 0 }
  td { height: auto; border: 0 }
  td.role, td.joined { display: none }
  td.who { grid-column: 1; grid-row: 1 / 3; padding-inline-end: 4px }
  td.active { grid-column: 2; grid-row: 1 / 3; padding: 0 4px; color: var(--_muted) }
  td.status { grid-column: 2; grid-row: 1 / 3; padding: 0 4px }
  td.status:not(:has(.badge)), tr:has(.status .badge) td.active { display: none }
  td.menu-cell { grid-column: 3; grid-row: 1 / 3; padding: 0 4px }
  .avatar { width: 36px; height: 36px }
  .pager > button { flex: none }
}
@media (pointer: coarse) { .chip select, .chip > button { min-height: 40px } }
`
