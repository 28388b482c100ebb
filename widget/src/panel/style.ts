import type { Accent } from "./accent.ts";
import type { Place } from "./place.ts";

/**
 * The panel's look. Sizes in px: a page may have set its root's font size for itself. Ink on every surface has at least 4.5:1, edges of
 * controls at least 3:1, in both palettes.
 */
export const LIGHT =
  "--surface:#fff;--sunken:#f3f5f4;--ink:#17211f;--soft:#566360;--edge:#e1e6e4;--control:#86938f;--fault:#b3261e;--good:#1b7f4d;--wait:#9a6700;color-scheme:light;";
export const DARK =
  "--surface:#17201e;--sunken:#222d2a;--ink:#edf2f0;--soft:#a5b3af;--edge:#31403c;--control:#7b8b86;--fault:#ffb4ab;--good:#5fd39a;--wait:#f0c35e;color-scheme:dark;";

export const panelStyle = ([surface, ink]: Accent, { x, y, radius }: Place) => `
:host{direction:ltr!important;unicode-bidi:isolate!important}
:host>*{--accent:${surface};--on-accent:${ink};${LIGHT}--font:system-ui,sans-serif}
@media (prefers-color-scheme:dark){:host>*{${DARK}}}
:host([data-theme=light])>*{${LIGHT}}
:host([data-theme=dark])>*{${DARK}}
*,*::before,*::after{box-sizing:border-box}
form,p{margin:0}
[hidden]{display:none!important}
button{font:inherit}
svg{display:block;width:20px;height:20px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.launcher{cursor:pointer;box-shadow:0 4px 16px #0004}
.launcher.open::before{border-radius:0;clip-path:path("M3 7l9 9 9-9-2.2-2.2-6.8 6.8-6.8-6.8z")}
.launcher:hover{filter:brightness(1.1)}
:focus-visible{outline:2px solid var(--ink);outline-offset:2px}
.launcher:focus-visible{outline-color:#fff;outline-offset:-4px;box-shadow:0 0 0 3px #17211f}

.panel{position:fixed;bottom:${y + 68}px;right:${x}px;display:flex;flex-direction:column;width:384px;max-width:calc(100vw - ${x}px);height:min(620px,calc(100vh - ${y + 88}px));background:var(--surface);color:var(--ink);font:15px/1.45 var(--font);border:1px solid var(--edge);border-radius:${radius}px;box-shadow:0 12px 48px #0003;overflow:hidden;text-align:start}
.at-left .panel{right:auto;left:${x}px}
.whole .panel{max-width:none;inset:var(--top,0) 0 auto 0;width:100%;height:var(--height,100dvh);border:0;border-radius:0;padding:env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left)}
@media (prefers-reduced-motion:no-preference){.panel{animation:rise .16s}}
@keyframes rise{0%{opacity:0}}

header{flex:none;display:flex;align-items:center;gap:4px;padding:12px;padding-inline-start:20px;border-bottom:1px solid var(--edge);min-height:64px}
.who{flex:1;overflow-wrap:anywhere}
h1{margin:0;font-size:16px;line-height:22px;font-weight:650}
.who p{color:var(--soft);font-size:13px;line-height:18px}
.dot{display:inline-block;width:8px;height:8px;margin-inline-end:6px;border-radius:4px;background:var(--control)}
.dot.online{background:var(--good)}
.dot.busy{background:var(--wait)}

.icon,.quiet,.secondary,.primary,.inline{border:1px solid #0000;background:none;color:var(--ink);cursor:pointer;border-radius:8px;padding:0 10px;min-height:36px;font-size:14px;line-height:20px}
.icon{display:grid;place-items:center;width:40px;height:40px;padding:0;flex:none}
.quiet{color:var(--soft);flex:none;max-width:50%}
.quiet:hover,.icon:hover{background:var(--sunken);color:var(--ink)}

.bar{padding:8px 20px;font-size:13px;line-height:18px;background:var(--ink);color:var(--surface)}
.bar.calm{background:var(--sunken);color:var(--soft)}
.bars{max-height:40%;overflow-y:auto}
.thread{flex:1 1 48px;overflow-y:auto;overscroll-behavior:contain;padding:16px 20px;scrollbar-width:thin;overflow-wrap:anywhere}
[tabindex]:focus-visible{outline-offset:-3px}

.welcome{padding:20px 0}
h2{margin:0 0 8px;font-size:20px;line-height:26px;font-weight:650}
.welcome p{color:var(--soft);max-width:34ch}
input,textarea{font:16px/22px var(--font);color:var(--ink);background:var(--surface);border:1px solid var(--control);border-radius:12px;padding:9px 12px;margin:0;outline:0}
::placeholder{color:var(--soft);opacity:1}
.fault{margin:8px 0 0;color:var(--fault);font-size:13px;line-height:18px}

.composer{padding:10px 12px 12px;border-top:1px solid var(--edge)}
.field{display:flex;align-items:end;gap:6px}
textarea{flex:1;min-width:0;resize:none;min-height:42px;max-height:140px;overflow-y:auto;scrollbar-width:thin}
input:focus-visible,textarea:focus-visible{outline-offset:-1px}
.send{display:grid;place-items:center;flex:none;width:42px;height:42px;padding:0;border:1px solid #0000;border-radius:12px;background:var(--accent);color:var(--on-accent);cursor:pointer}
.send[aria-disabled=true]{background:var(--sunken);color:var(--soft);cursor:default}
@media (max-height:599px){header,.composer{padding-block:5px}header{min-height:0}}
@media (pointer:coarse){.panel :enabled{min-width:44px;min-height:44px}}
@media (forced-colors:active){.bar{border-bottom:1px solid}.dot{forced-color-adjust:none}}
`;
