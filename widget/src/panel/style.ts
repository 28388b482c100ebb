/**
 * The panel's look. Sizes in px: a page may have set its root's font size for itself. Ink on every surface has at least 4.5:1, edges of
 * controls at least 3:1, in both palettes.
 */
const LIGHT =
  "--surface:#fff;--sunken:#f3f5f4;--ink:#17211f;--soft:#566360;--edge:#e1e6e4;--control:#86938f;--fault:#b3261e;--good:#1b7f4d;--wait:#9a6700;color-scheme:light;";
const DARK =
  "--surface:#17201e;--sunken:#222d2a;--ink:#edf2f0;--soft:#a5b3af;--edge:#31403c;--control:#7b8b86;--fault:#ffb4ab;--good:#5fd39a;--wait:#f0c35e;color-scheme:dark;";

export const panelStyle = `
:host{${LIGHT}--font:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
@media (prefers-color-scheme:dark){:host{${DARK}}}
:host([data-theme=light]){${LIGHT}}
:host([data-theme=dark]){${DARK}}
*,*::before,*::after{box-sizing:border-box}
[hidden]{display:none!important}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
button{font:inherit}
svg{display:block;width:20px;height:20px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.launcher svg{width:26px;height:26px;fill:currentColor;stroke:none}
.launcher:hover{filter:brightness(1.1)}
.launcher:active{transform:scale(.97)}
.badge{position:absolute;top:-4px;right:-4px;min-width:20px;padding:0 5px;border-radius:10px;background:#b3261e;color:#fff;font:700 12px/20px var(--font)}
.badge:empty{display:none}
:focus-visible{outline:2px solid var(--ink);outline-offset:2px}
.launcher:focus-visible{outline:2px solid #fff;outline-offset:-4px;box-shadow:0 0 0 3px #17211f}

.panel{position:fixed;bottom:88px;right:20px;display:flex;flex-direction:column;width:384px;height:min(620px,calc(100vh - 108px));background:var(--surface);color:var(--ink);font:15px/1.45 var(--font);border:1px solid var(--edge);border-radius:16px;box-shadow:0 2px 6px #0000000f,0 16px 48px #00000029;overflow:hidden;text-align:start}
.at-left .panel{right:auto;left:20px}
.whole .panel{inset:var(--top,0) 0 auto 0;width:100%;height:var(--height,100dvh);border:0;border-radius:0;padding:env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left)}
.page .panel{inset:0;margin:auto;width:min(720px,100%);height:var(--height,100dvh);bottom:auto;border-width:0 1px;border-radius:0;box-shadow:none}
@media (prefers-reduced-motion:no-preference){
.at-side .panel{animation:rise .16s ease-out}
.message,.note{animation:appear .16s ease-out}
.dots i{animation:beat 1.2s infinite}
.dots i:nth-child(2){animation-delay:.15s}
.dots i:nth-child(3){animation-delay:.3s}
}
@keyframes rise{from{opacity:0;transform:translateY(8px)}}
@keyframes appear{from{opacity:0}}
@keyframes beat{30%{opacity:.25}}

header{display:flex;align-items:center;gap:4px;padding:12px 12px 12px 20px;border-bottom:1px solid var(--edge);min-height:64px}
.who{flex:1;min-width:0}
h1{margin:0;font-size:16px;line-height:22px;font-weight:650;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.who p{margin:0;color:var(--soft);font-size:13px;line-height:18px;overflow-wrap:anywhere}
.dot{display:inline-block;width:8px;height:8px;margin-inline-end:6px;border-radius:4px;background:var(--control)}
.dot.online{background:var(--good)}
.dot.busy{background:var(--wait)}

.icon,.quiet,.secondary,.primary,.inline{border:1px solid transparent;background:none;color:var(--ink);cursor:pointer;border-radius:8px;padding:0 10px;min-height:36px;font-size:14px;line-height:20px}
.icon{display:grid;place-items:center;width:40px;height:40px;padding:0;flex:none}
.quiet{color:var(--soft);flex:none;max-width:50%}
.quiet:hover,.icon:hover,.inline:hover{background:var(--sunken);color:var(--ink)}
.secondary{border-color:var(--control);background:var(--surface);font-weight:600}
.primary{background:var(--accent);color:var(--on-accent);font-weight:600;padding:0 14px}
.inline{min-height:28px;padding:0 6px;font-size:13px;text-decoration:underline;text-underline-offset:2px}

.bar{margin:0;padding:8px 20px;font-size:13px;line-height:18px;background:var(--ink);color:var(--surface)}
.bar.calm{background:var(--sunken);color:var(--soft)}
.line{margin:0;padding:12px 20px;background:var(--sunken);border-bottom:1px solid var(--edge);font-size:14px;line-height:20px}
.line p{margin:0}
.line strong{font-weight:650}
.line .secondary{margin-top:10px}

.thread-box{position:relative;flex:1;min-height:0;display:flex}
.thread{flex:1;min-width:0;overflow-y:auto;overscroll-behavior:contain;padding:16px 20px;scrollbar-width:thin;overflow-wrap:anywhere}
.thread:focus-visible{outline-offset:-3px;border-radius:4px}
ol{list-style:none;margin:0;padding:0;display:flex;flex-direction:column}
.day,.note{align-self:center;max-width:90%;margin:14px 0 6px;color:var(--soft);font-size:13px;line-height:18px;text-align:center}
.day:first-child{margin-top:0}
.message{display:flex;flex-direction:column;max-width:84%;margin-top:3px;position:relative}
.message.first{margin-top:12px}
.theirs{align-self:flex-start;align-items:flex-start}
.own{align-self:flex-end;align-items:flex-end}
.own.sending,.own.late,.own.failed,.own.sent{margin-top:6px}
.author{margin:0 0 3px 2px;font-size:13px;line-height:18px;font-weight:600;color:var(--soft);position:relative}
.bubble{margin:0;padding:9px 13px;border-radius:14px;white-space:pre-wrap;min-width:0;max-width:100%}
.theirs .bubble{background:var(--sunken);border-start-start-radius:5px}
.own .bubble{background:var(--accent);color:var(--on-accent);border-end-end-radius:5px}
.failed .bubble{background:var(--surface);color:var(--ink);box-shadow:inset 0 0 0 1.5px var(--fault)}
.sending .bubble,.late .bubble{opacity:.75}
.bubble a{color:inherit;text-decoration:underline;text-underline-offset:2px}
.bubble a:focus-visible{outline-color:currentColor}
.host{font-size:13px}
.stamp{display:flex;flex-wrap:wrap;align-items:center;gap:0 6px;margin:3px 2px 0;color:var(--soft);font-size:12px;line-height:18px}
.own .stamp{justify-content:flex-end}
.failed .state{color:var(--fault)}
.typing{display:flex;align-items:center;gap:8px;margin:12px 0 0;color:var(--soft);font-size:13px}
.dots{display:flex;gap:3px}
.dots i{width:5px;height:5px;border-radius:3px;background:currentColor}
.earlier{display:block;margin:0 auto 8px;max-width:none}
.to-end{position:absolute;bottom:12px;inset-inline-end:16px;display:grid;place-items:center;width:36px;height:36px;padding:0;border-radius:18px;border:1px solid var(--control);background:var(--surface);color:var(--ink);cursor:pointer}

.welcome{padding:20px 0}
h2{margin:0 0 6px;font-size:20px;line-height:26px;font-weight:650;letter-spacing:-.01em}
.welcome p{margin:0;color:var(--soft);max-width:34ch}
.card{margin:16px 0 4px;padding:14px 16px;border:1px solid var(--edge);border-radius:12px}
.card p,.card label{display:block;margin:0 0 8px}
.card input{width:100%;min-width:0}
.choices{display:flex;flex-wrap:wrap;gap:6px;margin-top:10px}
input,textarea{font:16px/22px var(--font);color:var(--ink);background:var(--surface);border:1px solid var(--control);border-radius:12px;padding:9px 12px;margin:0;outline:0}
::placeholder{color:var(--soft);opacity:1}
.stars{display:flex;gap:2px;margin-inline-start:-8px}
.star{display:grid;place-items:center;width:44px;height:44px;padding:0;border:0;border-radius:10px;background:none;color:var(--control);cursor:pointer}
.star:hover{background:var(--sunken)}
.star svg{width:26px;height:26px;stroke-width:1.6}
.star.lit{color:var(--wait)}
.star.lit svg{fill:currentColor}
.rating form p{margin-top:6px}
.fault{margin:8px 0 0;color:var(--fault);font-size:13px;line-height:18px}

.composer{padding:10px 12px 12px;border-top:1px solid var(--edge)}
.field{display:flex;align-items:flex-end;gap:6px}
.field input,textarea{flex:1;min-width:0}
textarea{display:block;resize:none;min-height:42px;max-height:140px;overflow-y:auto;scrollbar-width:thin}
input:focus-visible,textarea:focus-visible{outline:2px solid var(--ink);outline-offset:-1px}
.send{display:grid;place-items:center;flex:none;width:42px;height:42px;padding:0;border:1px solid transparent;border-radius:12px;background:var(--accent);color:var(--on-accent);cursor:pointer}
.send[aria-disabled=true]{background:var(--sunken);color:var(--soft);cursor:default}
@media (forced-colors:active){.panel,.card,.theirs .bubble,.own .bubble,.send,.primary{border:1px solid CanvasText}.bar{border-bottom:1px solid CanvasText}.dot{forced-color-adjust:none}.star.lit svg{fill:Highlight}:focus-visible{outline-color:Highlight}}
`;
