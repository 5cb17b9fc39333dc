export const deleteAccount = `
button.quiet-danger { color: var(--_red-ink) }
button.quiet-danger:hover { background: color-mix(in srgb, var(--_red) 8%, transparent); border-color: var(--_red-ink) }
.row { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: var(--_3) var(--_6) }
.about { flex: 1 1 180px; min-width: 0 }
.title { font-weight: var(--_medium) }
.strong { font-weight: var(--_medium) }
.note { font-size: var(--_small); font-weight: var(--_medium) }
.note:not(:empty) { margin-top: var(--_unit) }
.body section { display: grid; gap: calc(var(--_unit) * 1.5) }
.body ul { display: grid; gap: calc(var(--_unit) * 1.5) }
.body section li { position: relative; padding-inline-start: calc(var(--_unit) * 4.5); overflow-wrap: anywhere }
.body section li::before {
  content: ''; position: absolute; inset-block-start: 0.6em; inset-inline-start: var(--_1); width: 5px; height: 5px; border-radius: 50%; border: 1.5px solid var(--_muted)
}
.body .goes li::before { width: 9px; height: 0; inset-block-start: 0.66em; inset-inline-start: 0; border-width: 1.5px 0 0; border-radius: 0 }
.blockers { gap: var(--_2) !important }
.blockers li {
  display: flex; gap: calc(var(--_unit) * 2.5); padding: var(--_3); border: 1px solid var(--_line); border-radius: calc(var(--_radius) * 5 / 3); overflow-wrap: anywhere
}
.blockers .icon { margin-top: 2px; color: var(--_amber-ink) }
.blockers a { display: inline-block; margin-top: var(--_unit) }
.outcome { display: grid; justify-items: center; gap: var(--_2); padding: var(--_8) var(--_6); text-align: center; overflow: auto }
.outcome .button { margin-top: var(--_3) }
.progress:empty { display: none }
.seal { display: grid; place-items: center; width: 40px; height: 40px; margin-bottom: var(--_unit); border-radius: 50%; background: var(--_press) }
.seal .icon { width: 20px; height: 20px }
.seal.running::before { content: ''; width: 10px; height: 10px; border-radius: 50%; background: var(--_muted); animation: breathe 1.8s ease-in-out infinite }
@keyframes breathe { 50% { opacity: 0.25 } }
`
