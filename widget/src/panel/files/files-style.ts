/** The look of files, on the panel's colours. */
export const filesStyle = `
.files-hint{position:absolute;clip-path:inset(50%);padding:6px 16px;color:var(--soft);font-size:12px;line-height:16px}
.attach:focus-visible~.files-hint{position:static;clip-path:none}
@media (hover:none){.files-hint{position:static;clip-path:none}}
@media (max-height:599px){.files-hint{padding-block:2px}}
.chosen{max-height:35vh;overflow-y:auto;padding:0 12px;scrollbar-width:thin}
.chosen ul{list-style:none;display:flex;flex-wrap:wrap;gap:6px;margin:0;padding:8px 0}
.chip,.named{display:flex;align-items:center;gap:8px;max-width:100%;min-width:0;border:1px solid var(--edge);border-radius:10px;background:var(--sunken);color:var(--ink);font-size:13px;line-height:18px;text-align:start;overflow-wrap:anywhere}
.chip{padding:3px;padding-inline-start:10px}
.chip canvas{flex:none;max-width:40px;max-height:40px;border-radius:6px;margin-inline-start:-4px}
.take-back{width:32px;height:32px;min-height:32px}
.chip-words{display:flex;flex-direction:column;min-width:0}
.chip .fault{margin:0}
.chip-words .state{color:var(--soft);font-size:12px;line-height:16px}
progress{display:block;width:120px;max-width:100%;height:4px;margin:6px 0;accent-color:var(--accent)}
.chip.failed{border-color:var(--fault)}
.held{margin:6px 0 2px;color:var(--soft);font-size:13px;line-height:18px;overflow-wrap:anywhere}
.held q{color:var(--ink)}
.on-their-way{margin:2px 2px 0;text-align:end;color:var(--soft);font-size:13px;line-height:18px}
.sent-files{display:flex;flex-direction:column;align-items:inherit;gap:4px;max-width:100%}
.bubble+.sent-files{margin-top:3px}
.picture{display:block;padding:0;max-width:100%;border:1px solid var(--edge);border-radius:14px;background:var(--sunken);cursor:zoom-in;overflow:clip}
.picture canvas{display:block;max-width:100%}
.named{padding:8px 13px;padding-inline-start:10px;cursor:pointer;min-height:44px}
.named svg{flex:none;color:var(--soft)}
.named bdi{text-decoration:underline;text-underline-offset:2px}
.named:hover,.picture:hover{border-color:var(--control)}
.named[aria-busy=true]{cursor:progress}
.deleted{color:var(--soft);font-size:13px;font-style:italic}
.drop{position:absolute;z-index:2;inset:8px;display:grid;place-items:center;border:2px dashed var(--accent);border-radius:12px;background:var(--surface);color:var(--ink);font-size:16px;font-weight:600;pointer-events:none}
.viewer{position:fixed;z-index:3;inset:0;display:grid;grid-template-rows:auto 1fr;justify-items:center;align-items:center;background:#101614;color:#fff;font-size:14px}
.viewer-bar{justify-self:stretch;display:flex;align-items:center;gap:8px;padding:12px 16px;overflow-wrap:anywhere}
.viewer-bar bdi{flex:1;min-width:0}
.viewer-bar button{color:#fff;min-height:44px}
.viewer-bar button:hover{background:#fff2;color:#fff}
.viewer :focus-visible{outline-color:#fff}
.viewer canvas{max-width:calc(100vw - 32px)}
`;
