import { raw } from 'hono/html'

/** The style sheet of all pages, which follows the color scheme of the system. */
export const style = raw(`
:root { color-scheme: light dark; --ink: #1d2129; --soft: #5b6472; --paper: #f4f5f7; --card: #fff; --line: #d5d9e0; --accent: #4338ca; --on-accent: #fff; --bad: #b42318; --good: #067647 }
@media (prefers-color-scheme: dark) { :root { --ink: #eceef2; --soft: #a3acba; --paper: #14161a; --card: #1d2026; --line: #363c46; --accent: #a5b4fc; --on-accent: #14161a; --bad: #fda29b; --good: #75e0a7 } }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; grid-template: 1fr auto / minmax(0, 1fr); font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
main { width: min(26rem, 100% - 2rem); margin: auto; padding: 2rem; background: var(--card); border: 1px solid var(--line); border-radius: 14px; box-shadow: 0 8px 30px #0000000f }
main.wide { width: min(76rem, 100% - 2rem); margin: 2rem auto; align-self: start }
footer { padding: 1rem; text-align: center; font-size: .85rem; color: var(--soft) }
h1 { margin: 0 0 .25rem; font-size: 1.4rem; line-height: 1.25 }
h2 { margin: 1.75rem 0 .5rem; font-size: 1rem }
p { margin: 0 0 1rem }
.soft { color: var(--soft) }
label { display: block; margin: .9rem 0 .3rem; font-weight: 600; font-size: .92rem }
input, select { width: 100%; padding: .6rem .75rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 8px }
input[aria-invalid] { border-color: var(--bad) }
button, .button { font: inherit; cursor: pointer; border-radius: 8px; border: 1px solid var(--line); padding: .6rem .9rem; background: var(--card); color: inherit; text-decoration: none; display: inline-block }
button:hover, .button:hover { border-color: var(--accent) }
button.main { width: 100%; margin-top: 1.2rem; background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600 }
button:disabled { cursor: not-allowed; opacity: .55 }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.error { padding: .6rem .75rem; border: 1px solid var(--bad); border-radius: 8px; color: var(--bad) }
.people { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem }
.people button { width: 100%; display: flex; gap: .75rem; align-items: center; text-align: left }
.people img, td img { width: 2.25rem; height: 2.25rem; border-radius: 50%; object-fit: cover; flex: none }
.people strong, .people span { display: block; overflow-wrap: anywhere }
.people span span { font-size: .88rem; color: var(--soft) }
.or { display: flex; align-items: center; gap: .75rem; margin: 1.5rem 0 1rem; color: var(--soft); font-size: .88rem }
.or::before, .or::after { content: ''; flex: 1; border-top: 1px solid var(--line) }
table { width: 100%; border-collapse: collapse; font-size: .92rem }
th { text-align: left; font-size: .82rem; color: var(--soft); font-weight: 600 }
th, td { padding: .45rem .5rem; border-bottom: 1px solid var(--line); vertical-align: middle; overflow-wrap: anywhere }
.actions { display: flex; gap: .4rem }
td button { white-space: nowrap; padding: .25rem .6rem; font-size: .88rem }
.scroll { overflow-x: auto }
.scroll table { min-width: 42rem }
code { font: .88em ui-monospace, monospace }
a { color: var(--accent) }
.foot { margin: 1.25rem 0 0; text-align: center; font-size: .92rem }
input + button { margin-top: 1rem }
.row + p, .row + ul, .row + .scroll { margin-top: 1rem }
.row input { width: min(24rem, 100%); flex: 1 1 12rem }
.row input + button { margin: 0; flex: none }
.row label { margin: 0; width: 100% }
.row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end }
.tag { white-space: nowrap; padding: .1rem .5rem; border: 1px solid currentcolor; border-radius: 99px; font-size: .78rem }
.bad { color: var(--bad) } .good { color: var(--good) }
`)
