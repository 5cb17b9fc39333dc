/** Dialogs, which are sheets on a phone, menus and toasts, and what only they have in them. */
export const overlays = `
button.primary { background: var(--_accent); border-color: var(--_accent); color: var(--_on-accent) }
button.primary:hover { background: color-mix(in srgb, var(--_accent) 88%, var(--_back)) }
button.danger { background: var(--_red-fill); border-color: var(--_red-fill); color: #fff }
button.danger:hover { background: color-mix(in srgb, var(--_red-fill) 90%, #000) }
textarea { display: block; resize: vertical }
code, .code { font-family: var(--_mono); font-size: 0.92em }
input[type=checkbox] { width: 16px; height: 16px; accent-color: var(--_accent) }
h2:focus-visible, dialog:focus-visible { outline: none }
dialog {
  position: fixed; inset: 0; z-index: 9999; margin: auto; padding: 0; border: 0; max-width: none; max-height: none; overflow: visible;
  background: none; color: var(--_ink); font-size: var(--_text)
}
dialog::backdrop { background: var(--clerk-color-modal-backdrop, rgb(0 0 0 / 0.42)); animation: appear 140ms }
.sheet {
  display: flex; flex-direction: column; max-height: inherit; overflow: hidden; background: var(--_back); box-shadow: var(--_shadow);
}
dialog[open]:not(:modal) .sheet { box-shadow: 0 0 0 100vmax rgb(0 0 0 / 0.42) }
dialog.dialog { width: min(440px, calc(100vw - 32px)); max-height: min(720px, calc(100dvh - 48px)) }
dialog.dialog:not([open]) { display: none }
dialog.dialog[open] { display: block; height: fit-content }
dialog.dialog .sheet { border-radius: calc(var(--_radius) * 7 / 3) }
dialog[open] > .sheet { animation: rise 160ms cubic-bezier(0.2, 0, 0, 1) }
dialog.still > .sheet, dialog.still::backdrop { animation: none }
dialog header { display: flex; align-items: center; gap: var(--_3); padding: var(--_6) var(--_6) 0 }
h2 { flex: 1; min-width: 0; font-size: var(--_large); font-weight: var(--_bold); line-height: 1.35; letter-spacing: -0.005em; text-wrap: balance; overflow-wrap: anywhere }
h3 { font-size: var(--_small); font-weight: var(--_medium); color: var(--_muted) }
dialog .body {
  display: grid; gap: var(--_4); padding: var(--_3) var(--_6) var(--_4); overflow: auto; overscroll-behavior: contain;
  background: linear-gradient(var(--_back) 0 0) bottom / 100% 1px no-repeat local, linear-gradient(var(--_line) 0 0) bottom / 100% 1px no-repeat
}
dialog .confirm, dialog .hint { margin: 0 var(--_6) }
dialog .confirm b { font-weight: var(--_bold); overflow-wrap: anywhere }
.hint { min-height: 1.45em; margin-top: var(--_unit); font-size: var(--_small); color: var(--_muted) }
dialog footer {
  display: flex; justify-content: flex-end; gap: var(--_2); padding: var(--_3) var(--_6) var(--_6)
}
@keyframes rise { from { opacity: 0; transform: translateY(8px) scale(0.985) } }
@media (max-width: 560px) {
  dialog.dialog { inset: auto 0 0; margin: 0; width: 100%; max-width: 100%; max-height: calc(100dvh - 32px) }
  dialog.dialog .sheet { border-radius: calc(var(--_radius) * 7 / 3) calc(var(--_radius) * 7 / 3) 0 0; padding-bottom: env(safe-area-inset-bottom) }
  dialog footer { flex-direction: column-reverse }
  dialog footer > * { min-height: 44px }
  @keyframes rise { from { transform: translateY(40px); opacity: 0 } }
}
.menu {
  position: fixed; inset: var(--top, 0) auto auto var(--left, 0); margin: 0; padding: var(--_unit); min-width: 176px; max-width: calc(100vw - 16px);
  border: 0; border-radius: calc(var(--_radius) * 5 / 3); background: var(--_back); color: var(--_ink);
  box-shadow: var(--_shadow); font-size: var(--_small)
}
.menu:popover-open { display: grid; animation: rise 120ms }
.menu::backdrop { background: none }
.menu button {
  justify-content: flex-start; min-height: var(--_8); padding: 0 calc(var(--_unit) * 2.5); border: 0; border-radius: calc(var(--_radius) * 2 / 3 + 1px); font-weight: var(--_regular)
}
.menu button:focus-visible { outline-offset: -2px }
.menu .red { color: var(--_red-ink) }
@media (max-width: 560px) {
  .menu { inset: auto 0 0; width: 100%; max-width: 100%; padding: var(--_2) var(--_2) max(env(safe-area-inset-bottom), var(--_3)); border-radius: calc(var(--_radius) * 7 / 3) calc(var(--_radius) * 7 / 3) 0 0 }
  .menu::backdrop { background: var(--clerk-color-modal-backdrop, rgb(0 0 0 / 0.42)); animation: appear 140ms }
  .menu button { min-height: 44px; font-size: var(--_text) }
}
.toasts { position: fixed; z-index: 9998; inset: auto 0 max(24px, env(safe-area-inset-bottom)); display: grid; justify-content: center; padding: 0 16px; pointer-events: none }
.toast {
  display: flex; align-items: center; gap: var(--_4); max-width: 480px; padding: calc(var(--_unit) * 2.5) var(--_4); border-radius: calc(var(--_radius) * 5 / 3);
  background: light-dark(#26262b, #f4f4f5); color: light-dark(#fff, #18181b); box-shadow: var(--_shadow); font-size: var(--_small); pointer-events: auto; animation: rise 160ms; overflow-wrap: anywhere
}
.toast button.link { color: inherit; text-decoration-color: currentColor }
.toast :focus-visible { outline-color: currentColor }
@media (forced-colors: active) { button.danger, button.primary { forced-color-adjust: none } }
`
