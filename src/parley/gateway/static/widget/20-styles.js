// Part of /widget.js. Styles of the widget; nothing leaks in from or out to the host page.
//
// Sizes: 44 px targets (WCAG 2.5.5), text never below 16 px in the input so that phones do not zoom,
// full screen on small or strongly zoomed viewports. Accent can be set by the host page with --chat-accent.

const PHONE_QUERY = "(max-width: 479.98px), (max-height: 479.98px)";

const STYLES = `
:host { all: initial; --accent: var(--chat-accent, #0f5e6b); --ink: #17212b; --soft: #52606d; --line: #c9d2da;
  --paper: #ffffff; --mist: #f2f5f7; --warn: #a3241c; }
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
button, textarea { font: inherit; color: inherit; }
button { min-height: 44px; min-width: 44px; cursor: pointer; border-radius: 10px; border: 1px solid transparent; }
button:disabled { cursor: default; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.root { font: 400 max(16px, 1rem)/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  color: var(--ink); text-align: start; }
.hidden-text { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.launcher { position: fixed; z-index: 2147483000; inset-block-end: calc(20px + env(safe-area-inset-bottom));
  inset-inline-end: calc(20px + env(safe-area-inset-right)); display: inline-flex; align-items: center; gap: 10px;
  padding: 0 20px; min-height: 52px; border-radius: 26px; background: var(--accent); color: #fff; font-weight: 600;
  box-shadow: 0 6px 20px rgb(10 30 40 / .28); }
.launcher svg { width: 22px; height: 22px; }
.launcher:focus-visible { outline-color: #fff; box-shadow: 0 0 0 6px var(--accent); }
.badge { min-width: 24px; padding: 0 7px; border-radius: 12px; background: #fff; color: var(--accent); font-size: .875em;
  font-weight: 700; text-align: center; }

.panel { position: fixed; z-index: 2147483001; inset-block-end: calc(84px + env(safe-area-inset-bottom));
  inset-inline-end: calc(20px + env(safe-area-inset-right)); width: min(400px, calc(100vw - 40px));
  height: min(660px, calc(100vh - 108px)); height: min(660px, calc(100dvh - 108px)); display: flex; flex-direction: column; background: var(--paper);
  border: 1px solid var(--line); border-radius: 16px; overflow: hidden; box-shadow: 0 16px 48px rgb(10 30 40 / .28);
  animation: rise .16s ease-out; }
.panel:focus { outline: none; }
@keyframes rise { from { transform: translateY(12px); opacity: 0; } }
.head { display: flex; align-items: center; gap: 4px; padding: 8px 8px 8px 16px; background: var(--accent); color: #fff; }
.head h2 { flex: 1; min-width: 0; margin: 0; font-size: 1.0625em; font-weight: 600; overflow-wrap: anywhere; }
.head button { background: transparent; color: #fff; padding: 0 10px; }
.head button:hover { background: rgb(255 255 255 / .16); }
.head :focus-visible { outline-color: #fff; outline-offset: -4px; }
.head svg { width: 20px; height: 20px; display: block; margin: auto; }
.bar { margin: 0; padding: 8px 16px; background: var(--mist); border-block-end: 1px solid var(--line); font-size: .875em;
  color: var(--ink); white-space: pre-wrap; overflow-wrap: anywhere; }

.log { flex: 1 1 0; min-height: 72px; overflow-y: auto; overscroll-behavior: contain; padding: 16px; display: flex;
  flex-direction: column; gap: 12px; }
.log:focus-visible { outline-offset: -4px; }
.log > * { flex: none; }
.message { display: flex; flex-direction: column; align-items: flex-start; gap: 4px; max-width: 88%; }
.message[data-author=consumer] { align-self: flex-end; align-items: flex-end; }
.message[data-author=system] { align-self: center; align-items: center; text-align: center; }
.author { font-size: .8125em; color: var(--soft); }
.text { margin: 0; padding: 9px 13px; border-radius: 14px 14px 14px 4px; background: var(--mist); border: 1px solid #e1e7ec;
  white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; }
.text a { color: #0b4a8f; text-underline-offset: 2px; }
[data-author=consumer] .text { background: var(--accent); border-color: var(--accent); color: #fff; border-radius: 14px 14px 4px 14px; }
[data-author=collector] .text { background: #fff6e0; border-color: #ecd9a6; }
[data-author=system] .text { background: none; border: 0; padding: 2px 8px; font-size: .875em; color: var(--soft); }
.meta { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 8px; font-size: .8125em; color: var(--soft); }
[data-author=consumer] .meta { justify-content: flex-end; }
[data-state=failed] .meta { color: var(--warn); font-weight: 600; }
[data-state=queued] .text, [data-state=sending] .text { opacity: .82; }
.retry { padding: 0 12px; background: #fff; border-color: var(--warn); color: var(--warn); font-weight: 600; }
.choices { display: flex; flex-wrap: wrap; gap: 8px; margin-block-start: 4px; }
.choice { padding: 8px 16px; background: #fff; border: 1.5px solid var(--accent); color: var(--accent); font-weight: 600;
  border-radius: 22px; text-align: start; overflow-wrap: anywhere; }
.choice:hover:enabled { background: #e8f2f4; }
.choice:disabled { border-color: var(--line); color: var(--soft); font-weight: 400; }
.choice[data-chosen] { background: var(--mist); border-color: var(--soft); color: var(--ink); font-weight: 600; }
.typing { padding: 0 16px 8px; font-size: .875em; color: var(--soft); display: flex; gap: 8px; align-items: center; }
.dots { display: inline-flex; gap: 4px; }
.dots i { width: 6px; height: 6px; border-radius: 50%; background: var(--soft); animation: blink 1.2s infinite; }
.dots i:nth-child(2) { animation-delay: .2s; } .dots i:nth-child(3) { animation-delay: .4s; }
@keyframes blink { 40% { opacity: .2; } }

.foot { flex: 0 1 auto; overflow-y: auto; border-block-start: 1px solid var(--line); padding: 12px 12px 4px;
  padding-block-end: calc(4px + env(safe-area-inset-bottom)); background: var(--paper); }
.notice { margin: 0 0 10px; padding: 10px 12px; border-radius: 10px; background: #eef5f6; border-inline-start: 4px solid var(--accent);
  font-size: .875em; }
.log .notice { margin: 0; }
.notice a { color: inherit; font-weight: 600; display: inline-block; padding-block: 2px; }
.compose { display: flex; align-items: flex-end; gap: 8px; margin: 0; }
textarea { flex: 1; min-width: 0; min-height: 48px; max-height: 136px; padding: 11px 12px; border: 1px solid #75838f;
  border-radius: 12px; background: #fff; resize: none; line-height: 1.45; field-sizing: content; overflow-wrap: anywhere; }
textarea::placeholder { color: #5d6a75; opacity: 1; }
textarea:focus-visible { outline-offset: 0; }
.send { min-height: 48px; padding: 0 18px; background: var(--accent); color: #fff; font-weight: 600; border-radius: 12px; }
.note { margin: 6px 2px 0; font-size: .8125em; color: var(--soft); }
.note[data-kind=cut] { color: var(--warn); }
.stop { padding: 0 10px; background: none; color: var(--soft); font-size: .875em; text-decoration: underline; text-underline-offset: 3px; }
.stop:hover { color: var(--ink); }
.confirm { margin-block: 8px; padding: 12px; border: 1px solid var(--line); border-radius: 12px; background: var(--mist); }
.confirm p { margin: 0 0 10px; font-weight: 600; }
.confirm div { display: flex; flex-wrap: wrap; gap: 8px; }
.confirm button { padding: 8px 16px; font-weight: 600; }
.yes { background: var(--accent); color: #fff; }
.no { background: #fff; border-color: #75838f; }

@media ${PHONE_QUERY} {
  .panel { inset: auto; inset-block-start: var(--view-top, 0px); inset-inline-start: 0; width: 100vw; height: 100vh;
    height: var(--view-height, 100dvh); border: 0; border-radius: 0; animation: none; }
  .log { min-height: 0; }
  .head { padding-block-start: calc(8px + env(safe-area-inset-top)); padding-inline: calc(16px + env(safe-area-inset-left)) calc(8px + env(safe-area-inset-right)); }
  .log, .foot { padding-inline: calc(12px + env(safe-area-inset-left)) calc(12px + env(safe-area-inset-right)); }
  .launcher { inset-inline-end: calc(12px + env(safe-area-inset-right)); inset-block-end: calc(12px + env(safe-area-inset-bottom)); }
  .panel:not([hidden]) ~ .launcher { visibility: hidden; }
}
@media (prefers-reduced-motion: reduce) { *, *::before, *::after { animation: none !important; transition: none !important; } }
@media (prefers-contrast: more) { :host { --soft: #2b3640; --line: #52606d; } .text { border-color: #52606d; } }
@media (forced-colors: active) {
  .launcher, .panel, .text, .choice, .send, .head, .notice, .badge { border: 1px solid; }
  :focus-visible { outline-color: Highlight; }
}
@media print { :host { display: none; } }
`;

/** Attach the styles without a style attribute or inline sheet where possible, so a strict host CSP does not matter. */
function adoptStyles(root) {
  if ("adoptedStyleSheets" in root) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
    root.adoptedStyleSheets = [sheet];
    return;
  }
  const style = document.createElement("style");
  style.textContent = STYLES;
  root.append(style);
}
