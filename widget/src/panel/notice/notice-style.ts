/** The look of what stands beside the launcher, and of the menu, on the panel's colours. */
export const noticeStyle = `
.menu{position:relative;flex:none}
.menu svg{stroke-width:3}
[role=menu]{position:absolute;z-index:1;top:100%;inset-inline-end:0;margin-top:4px;width:max-content;max-width:min(280px,calc(100vw - 72px));max-height:60vh;overflow-y:auto;padding:4px;background:var(--surface);border:1px solid var(--control);border-radius:10px;box-shadow:0 8px 28px #0003}
[role=menu] button{display:flex;align-items:center;gap:8px;width:100%;min-height:40px;padding:8px;padding-inline-end:12px;border:1px solid #0000;border-radius:7px;background:none;color:var(--ink);font-size:14px;line-height:20px;text-align:start;cursor:pointer}
[role=menu] button:hover,[role=menu] button:focus{background:var(--sunken)}
[role=menu] button:focus-visible{outline-offset:-2px}
[role=menu] button::before{content:"";flex:none;width:16px;text-align:center}
[role=menu] [aria-checked=true]::before{content:"✓";content:"✓"/""}
.panel header .quiet{flex:initial;min-width:min-content}
.who{flex:auto}
@media (max-width:359px){header{flex-wrap:wrap;gap:0;padding-inline:16px 4px}.who{display:contents}h1{flex:auto;width:0}.who p{order:1;width:100%}header .quiet{max-width:100px;padding:0 6px}}

.beside{position:fixed;bottom:calc(var(--y) + var(--h) + 12px);max-width:min(300px,calc(100vw - 2*var(--x)))}
.beside.right{right:var(--x)}
.beside.left{left:var(--x)}
.launcher[hidden]~.beside{display:none}
.preview{display:flex;align-items:flex-start;gap:2px;padding:4px;background:var(--surface);color:var(--ink);border:1px solid var(--edge);border-radius:14px;box-shadow:0 4px 20px #0003;font:14px/20px var(--font);text-align:start}
.says{min-width:0;min-height:44px;padding:8px 4px;padding-inline-start:12px;border:1px solid #0000;border-radius:10px;background:none;color:inherit;text-align:start;cursor:pointer}
.says strong{display:block;font-weight:650;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.words{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;overflow-wrap:anywhere}
.preview .icon{width:32px;height:32px;min-height:32px;color:var(--soft)}
.preview .icon svg{width:16px;height:16px}
@media (max-width:479px),(max-height:419px){
.beside{bottom:var(--y);max-width:calc(100vw - var(--x) - var(--w) - 24px)}
.beside.right{right:calc(var(--x) + var(--w) + 12px)}
.beside.left{left:calc(var(--x) + var(--w) + 12px)}
.says{padding-block:3px}
.words{-webkit-line-clamp:1}
}
@media (pointer:coarse){.preview .icon{width:44px;height:44px}}
@media (prefers-reduced-motion:no-preference){.preview{animation:rise .16s}}
`;
