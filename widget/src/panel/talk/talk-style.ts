/** The look of a conversation, on the panel's colours. */
export const talkStyle = `
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.badge{position:absolute;top:-4px;right:-4px;min-width:20px;padding:0 5px;border-radius:10px;background:#b3261e;color:#fff;font:700 12px/20px var(--font)}
.badge:empty{display:none}
.place{max-height:45%;overflow-y:auto;padding:12px 20px;background:var(--sunken);border-bottom:1px solid var(--edge);font-size:14px;line-height:20px}
.place strong{font-weight:650}
.place>.secondary{margin-top:10px}
.ways,.choices{display:flex;flex-wrap:wrap;gap:8px;margin-top:8px}
.ways p{flex-basis:100%}
.ways .inline{margin-inline-start:-6px;font-size:14px}

.thread-box{position:relative;flex:1 1 48px;min-height:0;display:flex;flex-direction:column}
ol{list-style:none;margin:0;padding:0;display:flex;flex-direction:column}
.note{align-self:center;max-width:90%;margin:14px 0 6px;color:var(--soft);font-size:13px;line-height:18px;text-align:center}
.note:first-child{margin-top:0}
.message{display:flex;flex-direction:column;max-width:84%;margin-top:3px;position:relative}
.message.first{margin-top:12px}
.theirs{align-self:start;align-items:start}
.own{align-self:end;align-items:end}
.author{margin:0 0 3px 2px;font-size:13px;line-height:18px;font-weight:600;color:var(--soft);position:relative}
.bubble{padding:9px 13px;border-radius:14px;white-space:pre-wrap;min-width:0;max-width:100%;overflow:clip}
.theirs .bubble{background:var(--sunken);border-start-start-radius:5px}
.own .bubble{background:var(--accent);color:var(--on-accent);border-end-end-radius:5px}
.failed .bubble{background:var(--surface);color:var(--ink);box-shadow:inset 0 0 0 1.5px var(--fault)}
.bubble :is(ul,ol){display:block;margin:0;padding-inline-start:24px}
.bubble ol{list-style:decimal}
.bubble pre{margin:0;white-space:pre-wrap}
.bubble a{color:inherit;text-decoration:underline;text-underline-offset:2px}
.bubble a:focus-visible{outline-color:currentColor}
.host{font-size:13px}
.stamp{display:flex;flex-wrap:wrap;align-items:center;gap:0 6px;margin:3px 2px 0;color:var(--soft);font-size:12px;line-height:18px}
.own .stamp{justify-content:end}
.failed .state{color:var(--fault)}
.typing{margin:12px 0 0;color:var(--soft);font-size:13px}
.typing::after{content:"…"}
.earlier,.to-end{max-width:none}
.earlier{display:block;margin:0 auto 8px}
.to-end{border-radius:0;border-top-color:var(--edge);font-weight:600}
.to-end::after{content:" ↓"/""}
.card{margin:16px 0 4px;padding:14px 16px;border:1px solid var(--edge);border-radius:12px}
.card p,.card label{display:block;margin:0 0 8px}
.card input{width:100%}
.card .fault{margin:6px 0 0}
.gift{text-align:center}
.code{font-weight:650;font-size:17px;line-height:24px;overflow-wrap:anywhere;user-select:all}
.inline:hover{background:var(--sunken)}
.secondary{border-color:var(--control);background:var(--surface);font-weight:600}
.primary{background:var(--accent);color:var(--on-accent);font-weight:600;padding:0 14px}
.inline{min-height:32px;padding:0 6px;font-size:13px;text-decoration:underline;text-underline-offset:2px}
.field input{flex:1;min-width:0}
.attach{position:absolute;z-index:1;inset-inline-start:calc(10px + env(safe-area-inset-left));bottom:calc(17px + env(safe-area-inset-bottom));width:32px;height:32px;min-height:32px;color:var(--soft)}
.files:has(.attach)~.composer{padding-inline-start:48px}
@media (pointer:coarse){.attach{inset-inline-start:calc(4px + env(safe-area-inset-left));bottom:calc(12px + env(safe-area-inset-bottom))}.files:has(.attach)~.composer{padding-inline-start:52px}}
@media (max-height:599px){.attach{translate:0 7px}.place{padding:4px 16px;font-size:13px;line-height:17px}.ways{gap:4px 6px;margin-top:4px}.ways .secondary{padding:0 8px;font-size:13px}.thread{padding-block:4px}.thread .card{margin:8px 0 0;padding:8px 12px;font-size:14px;line-height:20px}}
@media (prefers-reduced-motion:no-preference){.typing::after{animation:beat 1.2s infinite}}
@keyframes beat{30%{opacity:.25}}
@media (forced-colors:active){.bubble{border:1px solid}}
`;
