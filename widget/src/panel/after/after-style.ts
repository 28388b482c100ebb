/** The look of the end of a chat, on the panel's colours. */
export const afterStyle = `
.keep{display:flex;flex-wrap:wrap;justify-content:center;gap:4px 10px;margin-top:14px}
.keep .inline{color:var(--soft)}
.keep>p,.keep>form{flex-basis:100%}
.forget{margin-top:18px;text-align:center}
.forget .inline{color:var(--soft)}
.forget .card{text-align:start}
.stars{display:flex;gap:2px;margin-inline-start:-8px}
.star{display:grid;place-items:center;width:44px;height:44px;padding:0;border:0;border-radius:10px;background:none;color:var(--control);cursor:pointer}
.star:hover{background:var(--sunken)}
.star svg{width:26px;height:26px;stroke-width:1.6}
.star.lit{color:var(--wait)}
.star.lit svg{fill:currentColor}
@media (forced-colors:active){.star.lit svg{fill:Highlight}}
`;
