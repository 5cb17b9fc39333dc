/** Colors, sizes and motion, from Clerk's own variables where a page sets them. */
export const theme = `
:host {
  --_unit: calc(var(--clerk-spacing, 1rem) / 4);
  --_1: calc(var(--_unit) * 1);
  --_2: calc(var(--_unit) * 2);
  --_3: calc(var(--_unit) * 3);
  --_4: calc(var(--_unit) * 4);
  --_6: calc(var(--_unit) * 6);
  --_8: calc(var(--_unit) * 8);
  --_small: var(--clerk-font-size, 0.8125rem);
  --_text: calc(var(--_small) * 14 / 13);
  --_large: calc(var(--_small) * 16 / 13);
  --_radius: var(--clerk-border-radius, 0.375rem);
  --_regular: var(--clerk-font-weight-normal, var(--clerk-font-weight, 400));
  --_medium: var(--clerk-font-weight-medium, 500);
  --_bold: var(--clerk-font-weight-semibold, 600);
  --_mono: var(--clerk-font-family-mono, ui-monospace, SFMono-Regular, Menlo, Consolas, monospace);
  --_back: var(--clerk-color-background, light-dark(#fff, #212126));
  --_ink: var(--clerk-color-foreground, light-dark(#212126, #fff));
  --_neutral: var(--clerk-color-neutral, light-dark(#000, #fff));
  --_muted: var(--clerk-color-muted-foreground, color-mix(in srgb, var(--_ink) 68%, var(--_back)));
  --_field: var(--clerk-color-input, light-dark(#fff, #26262b));
  --_field-ink: var(--clerk-color-input-foreground, var(--_ink));
  --_line: color-mix(in srgb, var(--clerk-color-border, var(--_neutral)) 12%, transparent);
  --_edge: color-mix(in srgb, var(--_ink) 54%, var(--_back));
  --_wash: color-mix(in srgb, var(--_neutral) 4%, transparent);
  --_press: color-mix(in srgb, var(--_neutral) 8%, transparent);
  --_accent: var(--clerk-color-primary, light-dark(#2f3037, #fff));
  --_on-accent: var(--clerk-color-primary-foreground, light-dark(#fff, #000));
  --_ring: var(--clerk-color-ring, var(--_accent));
  --_red: var(--clerk-color-danger, #ef4444);
  --_red-ink: color-mix(in srgb, var(--_red) 78%, light-dark(#200, #fff));
  --_red-fill: color-mix(in srgb, var(--_red) 84%, #000);
  --_amber-ink: color-mix(in srgb, var(--clerk-color-warning, #f36b16) 66%, light-dark(#210, #fff));
  --_shadow: 0 0 0 1px light-dark(transparent, var(--_line)), 0 16px 48px -12px rgb(0 0 0 / 0.32), 0 2px 8px rgb(0 0 0 / 0.14);
  --_quick: 140ms cubic-bezier(0.2, 0, 0.2, 1);
  display: block;
  font-family: var(--clerk-font-family, var(--_font, inherit));
  font-size: var(--_text);
  font-weight: var(--_regular);
  line-height: 1.45;
  color: var(--_ink);
  text-align: start;
  -webkit-font-smoothing: antialiased;
}
:host([hidden]) { display: none }
*, ::before, ::after { box-sizing: border-box }
h2, h3, p, ul { margin: 0; padding: 0; font: inherit }
ul { list-style: none }
[dir=auto] { text-align: -webkit-match-parent; text-align: match-parent }
:host(:dir(rtl)) :is(h2, h3, p, li, label, span, time, th, td:not(.menu-cell), .muted, .title, .confirm, .hint, .toast, button.link, input) {
  unicode-bidi: plaintext; text-align: -webkit-match-parent; text-align: match-parent
}
:host(:dir(rtl)) textarea.code { direction: ltr; text-align: left }
[hidden] { display: none !important }
.muted { color: var(--_muted); font-size: var(--_small) }
.small { font-size: var(--_small) }
.grow { flex: 1; min-width: 0 }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
.icon { width: 16px; height: 16px; flex: none; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round }
.icon.more { stroke-width: 2.4 }
@media (prefers-reduced-motion: reduce) {
  *, ::before, ::after { animation-duration: 1ms !important; animation-delay: 0s !important; transition: none !important }
}
`
