/** Buttons, fields, badges and what stands for text that is still to come. */
export const controls = `
button, .button, input, select, textarea { font: inherit; color: inherit; margin: 0 }
button, .button {
  display: inline-flex; align-items: center; justify-content: center; gap: calc(var(--_unit) * 1.5);
  min-height: var(--_8); padding: 0 var(--_3); border: 1px solid var(--_edge); border-radius: var(--_radius);
  background: transparent; font-family: var(--clerk-font-family-buttons, inherit); font-weight: var(--_medium); font-size: var(--_small);
  line-height: 1.2; text-decoration: none; white-space: nowrap; cursor: pointer; transition: background var(--_quick), opacity var(--_quick)
}
button:hover, .button:hover { background: var(--_wash) }
button:active, .button:active { background: var(--_press) }
button[aria-disabled=true], button:disabled { opacity: 0.5; cursor: default }
button.link, a:not(.button) {
  display: inline; min-height: 0; padding: 0; border: 0; border-radius: 3px; background: none; font-size: var(--_small); font-weight: var(--_medium);
  color: var(--_ink); text-decoration: underline; text-decoration-color: var(--_edge); text-underline-offset: 3px; white-space: normal; text-align: start
}
button.link:hover, a:not(.button):hover { text-decoration-color: currentColor }
button.icon-button { width: var(--_8); padding: 0; border-color: transparent; color: var(--_muted); flex: none }
button.icon-button:hover, button.icon-button[aria-expanded=true] { color: var(--_ink); background: var(--_press) }
:focus-visible { outline: 2px solid var(--_ring); outline-offset: 2px }
input:not([type=checkbox]), textarea {
  width: 100%; min-height: var(--_8); padding: calc(var(--_unit) * 1.25) calc(var(--_unit) * 2.5);
  border: 1px solid var(--_edge); border-radius: var(--_radius); background: var(--_field); color: var(--_field-ink);
  line-height: 1.4; transition: border-color var(--_quick)
}
input::placeholder { color: var(--_muted); opacity: 1 }
input:focus-visible, textarea:focus-visible { outline-offset: -1px; border-color: var(--_ring) }
input[aria-invalid], textarea[aria-invalid] { border-color: var(--_red-ink) }
.field { display: grid; gap: var(--_unit) }
.field > span:first-child { font-weight: var(--_medium); font-size: var(--_small) }
.badge {
  flex: none; padding: 1px calc(var(--_unit) * 1.75); border-radius: 99px; background: var(--_press); font-size: 0.75rem;
  font-weight: var(--_medium); line-height: 18px; white-space: nowrap
}
.badge.bad { color: var(--_red-ink); background: color-mix(in srgb, var(--_red) 11%, transparent) }
.badge.warn { color: var(--_amber-ink); background: color-mix(in srgb, var(--clerk-color-warning, #f36b16) 12%, transparent) }
.bone { display: block; height: 10px; border-radius: 5px; background: var(--_press); animation: appear 300ms 150ms backwards }
.avatar {
  position: relative; display: inline-grid; place-items: center; flex: none; width: 32px; height: 32px; border-radius: 50%; overflow: hidden;
  background: var(--_press); color: color-mix(in srgb, var(--_ink) 82%, var(--_back)); font-size: 0.75rem; font-weight: var(--_medium); letter-spacing: 0.02em
}
.avatar img { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: cover }
.notice {
  display: flex; gap: var(--_2); padding: calc(var(--_unit) * 2.5) var(--_3); border-radius: var(--_radius);
  background: color-mix(in srgb, var(--_red) 9%, transparent); font-size: var(--_small)
}
.notice .icon { margin-top: 2px; color: var(--_red-ink) }
.lines { display: grid; gap: calc(var(--_unit) * 2.5); padding: calc(var(--_unit) * 1.25) 0 }
.lines .bone:nth-child(odd) { width: 62% }
.lines .bone:nth-child(even) { width: 84% }
@keyframes appear { from { opacity: 0 } }
@media (pointer: coarse) {
  button:not(.link), .button { min-height: 44px }
  button.icon-button { width: 44px }
  button.link { min-height: 24px }
  input:not([type=checkbox]), textarea, select { font-size: 16px; min-height: 44px }
}
@media (forced-colors: active) {
  button, .button, .chip, .badge { border: 1px solid }
  .icon { stroke: currentColor }
}
`
