import { raw } from 'hono/html'

/** The style of the dashboard, over that of all pages. */
export const dashboardStyle = raw(`
:root { --wash: color-mix(in srgb, var(--ink) 4%, transparent); --edge: color-mix(in srgb, var(--ink) 54%, var(--card)) }
body.dashboard { font-size: 14px; line-height: 1.45; display: block }
.dashboard main { width: auto; max-width: 72rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; background: none; border: 0; border-radius: 0; box-shadow: none }
.dashboard h1 { font-size: 1.25rem }
.dashboard h2 { margin: 2rem 0 .5rem; font-size: 1rem; font-weight: 600 }
.dashboard h2:first-child, .dashboard h1 + h2 { margin-top: 0 }
time { white-space: nowrap }
.dashboard input + button { margin: 0 }
.dashboard .exchange h2 { margin: 0 0 .25rem; font-size: .8125rem; font-weight: 600 }
.top { max-width: 72rem; margin: 0 auto; padding: .75rem 1rem 0; display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1rem }
.top .brand { font-weight: 600; color: inherit; text-decoration: none; margin-inline-end: auto }
.top a { padding-block: .25rem }
.head { border-bottom: 1px solid var(--line); background: var(--card) }
nav { max-width: 72rem; margin: 0 auto; padding: 0 .5rem; display: flex; overflow-x: auto; scrollbar-width: none }
nav a { flex: none; padding: .75rem .5rem; margin-inline-end: .5rem; color: var(--soft); text-decoration: none; border-bottom: 2px solid transparent }
nav a:hover { color: var(--ink) }
nav a[aria-current] { color: var(--ink); font-weight: 600; border-color: var(--accent) }
nav a:focus-visible { outline-offset: -3px }
.dashboard button, .dashboard .button { min-height: 2rem; padding: .25rem .75rem; border-radius: 6px; border-color: var(--edge); font-size: .8125rem; font-weight: 500; line-height: 1.4 }
.dashboard button:hover, .dashboard .button:hover { border-color: var(--edge); background: var(--wash) }
.dashboard button.main { width: auto; margin: 0 }
.dashboard button.danger { color: var(--bad) }
.dashboard input, .dashboard select { min-height: 2rem; padding: .25rem .625rem; border-radius: 6px; border: 1px solid var(--edge); background: var(--card); color: inherit; font: inherit }
.dashboard input[type=checkbox] { width: 16px; min-height: 16px; margin: 0; accent-color: var(--accent) }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; margin-bottom: .75rem }
.bar > :nth-child(2) { margin-inline-start: auto }
.filter { flex: 1 1 12rem; max-width: 22rem }
.filter input { width: 100% }
.blank { padding: 3.5rem 1rem; text-align: center; border: 1px solid var(--line); border-radius: 10px; background: var(--card) }
.blank p { margin: 0 }
.title { font-weight: 600 }
table.cards, .requests { background: var(--card); border: 1px solid var(--line); border-radius: 10px; border-spacing: 0; border-collapse: separate; font-size: .8125rem; font-variant-numeric: tabular-nums }
.cards th, .cards thead td { height: 2.25rem; font-weight: 500; background: var(--wash) }
.cards th, .cards td { padding: .375rem .75rem; vertical-align: middle }
.cards tbody tr:last-child td { border-bottom: 0 }
.cards code, .requests code { overflow-wrap: anywhere }
.who { display: flex; align-items: center; gap: .75rem; min-height: 2.25rem }
.who img { width: 2rem; height: 2rem }
.who strong, .who span { display: block; overflow-wrap: anywhere; font-weight: 500 }
.who span { font-weight: 400 }
.acts { display: flex; align-items: center; justify-content: flex-end; gap: .25rem }
.menu { position: relative }
.menu summary { display: grid; place-items: center; width: 2rem; height: 2rem; border-radius: 6px; cursor: pointer; list-style: none }
.menu svg { width: 16px; fill: currentcolor }
.menu summary::-webkit-details-marker { display: none }
.menu summary:hover, .menu[open] summary { background: var(--wash) }
.menu > div { position: absolute; inset-block-start: 100%; inset-inline-end: 0; z-index: 2; min-width: 11rem; padding: .25rem; border-radius: 10px; background: var(--card); box-shadow: 0 0 0 1px var(--line), 0 12px 32px -8px rgb(0 0 0 / .3) }
.menu button { width: 100%; border-color: transparent; background: none; text-align: start; font-weight: 400 }
.menu button:hover { border-color: transparent }
.dashboard .tag { border: 0; padding: 0 .5rem; background: color-mix(in srgb, currentcolor 11%, transparent); font-size: .75rem; line-height: 1.25rem }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
.plain { list-style: none; margin: 0; padding: 0 }
.lines li { padding: .5rem 0; border-bottom: 1px solid var(--line) }
.lines { margin-bottom: 1rem }
.requests { list-style: none; margin: 0; padding: 0; overflow: hidden }
.requests > li + li { border-top: 1px solid var(--line) }
.requests summary { display: grid; grid-template-columns: 4.5rem 4rem minmax(0, 1fr) auto 4.5rem; align-items: center; gap: .5rem; min-height: 2.25rem; padding: .25rem .75rem; cursor: pointer; list-style: none }
.requests summary::-webkit-details-marker { display: none }
.requests summary:hover, details[open] > summary { background: var(--wash) }
.requests summary:focus-visible { outline-offset: -3px }
.requests .path { grid-column: 3 }
.requests summary .method + .path { grid-column: auto }
.requests summary time + .path { grid-column: 2 / 4 }
.requests .status { text-align: end; font-weight: 500 }
.exchange { display: grid; gap: 1rem; padding: .75rem 1rem 1rem; border-top: 1px solid var(--line); grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)) }
.exchange > * { min-width: 0 }
.exchange > form, .exchange > p, .exchange > pre, .exchange > .acts { grid-column: 1 / -1; justify-content: flex-start; margin: 0 }
pre { margin: .5rem 0; padding: .625rem .75rem; max-height: 22rem; overflow: auto; border-radius: 6px; background: var(--paper); font: .75rem/1.5 ui-monospace, monospace }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) minmax(0, 1fr); gap: .125rem 1rem; margin: 0; font-size: .75rem }
dt { color: var(--soft) } dd { margin: 0; overflow-wrap: anywhere; font-family: ui-monospace, monospace }
.facts { font-size: .8125rem; align-items: center; gap: .375rem 1rem }
.facts dd { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem }
.messages { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; max-width: 40rem }
.message { border: 1px solid var(--line); border-radius: 10px; background: var(--card); overflow: hidden }
.message header { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; padding: .625rem .75rem; border-bottom: 1px solid var(--line) }
.message header strong { flex: 1; min-width: 0; overflow-wrap: anywhere; font-weight: 500 }
.message time { color: var(--soft); font-size: .8125rem }
.letter { padding: 1rem .75rem; overflow-wrap: anywhere }
.letter p { margin: 0 } .letter p + p { margin-top: .75rem }
.message.text .letter { width: fit-content; max-width: calc(100% - 1.5rem); margin: .75rem; padding: .625rem .875rem; border-radius: 14px 14px 14px 4px; background: var(--wash) }
.code { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem }
.code code { font-size: 1.375rem; letter-spacing: .12em }
.presets { display: flex; flex-wrap: wrap; gap: .5rem }
.first { margin-bottom: 1.5rem; padding: 1.25rem; border: 1px solid var(--line); border-radius: 10px; background: var(--card) }
.first p, .copyable { margin: 0 0 .75rem }
.copyable { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem }
.copyable code, .copyable input { flex: 1 1 16rem; min-width: 0; padding: .375rem .625rem; border-radius: 6px; background: var(--paper); overflow-wrap: anywhere }
.connect { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: .375rem }
.connect details[open] { grid-column: 1 / -1; min-width: 0 }
.connect details { border: 1px solid var(--line); border-radius: 6px }
.connect summary { padding: .375rem .75rem; cursor: pointer }
.connect pre { margin: 0; border-radius: 0 } .connect .copy { margin: .5rem .75rem }
.settings { display: grid; gap: .75rem; justify-items: start; max-width: 32rem }
.settings label { margin: 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: .25rem; width: 100%; font-weight: 500 }
.settings .switch { display: flex; align-items: center; gap: .5rem; font-weight: 400 }
@media (pointer: coarse) {
  .dashboard button, .dashboard .button, .dashboard select, .dashboard input:not([type=checkbox]), .requests summary, .connect summary { min-height: 44px }
  .dashboard input, .dashboard select { font-size: 16px }
  .menu summary { width: 44px; height: 44px }
  .connect summary { display: flex; align-items: center }
}
@media (max-width: 40rem) {
  .top code { display: none }
  .cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  .cards, .cards tbody, .cards tr { display: block }
  .cards tr { padding: .5rem .25rem; border-bottom: 1px solid var(--line) }
  .cards tbody tr:last-child { border-bottom: 0 }
  .cards td { display: flex; gap: .75rem; padding: .25rem .75rem; border: 0 }
  .cards td:empty { display: none }
  .cards td::before { content: attr(data-head); flex: 0 0 5.5rem; color: var(--soft) }
  .cards td:first-child::before, .cards td[data-head='']::before { display: none }
  .acts { justify-content: flex-start }
  .menu > div { inset-inline: 0 auto }
  .cards tr:has(.menu[open]) { position: relative; z-index: 1 }
  .requests summary { grid-template-columns: 4rem minmax(0, 1fr) auto; padding-block: .5rem }
  .requests .path, .requests summary .method + .path, .requests summary time + .path { grid-column: 1 / -1; grid-row: 2 }
  .requests summary .ms { grid-column: 1 / 3; grid-row: 3 }
  .requests summary .ms:empty { display: none }
  .requests .status { grid-column: 3; grid-row: 1 }
  dl { grid-template-columns: minmax(0, 1fr) } dd + dt { margin-top: .375rem }
}
`)
