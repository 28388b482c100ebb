/** The look of help articles, on the panel's colours. */
export const articlesStyle = `
.shown{margin:14px 0 6px}
.shown .title{display:block;width:100%;max-width:none;text-align:start;padding:9px 30px 9px 12px;position:relative;overflow-wrap:anywhere}
.shown .title:dir(rtl){padding:9px 12px 9px 30px}
.shown .title::after{content:"";position:absolute;top:14px;inset-inline-end:14px;width:7px;height:7px;border:solid var(--soft);border-width:0 2px 2px 0;transform:rotate(45deg)}
.shown .title[aria-expanded=true]::after{top:18px;transform:rotate(225deg)}
.shown .title:hover{background:var(--sunken)}
.article+.article{margin-top:6px}
.article-text{padding:10px 12px 2px;white-space:pre-wrap;overflow-wrap:anywhere}
.article-text a{color:inherit}
.article-text .page{display:block;margin-top:10px;padding:4px 0;font-size:14px}
.ask{align-items:center;padding:0 12px}
.either{display:flex;gap:6px}
.ask span{flex:1 1 auto;font-weight:600;font-size:14px}
.shown .person{margin:12px 0 0;color:var(--soft);font-size:13px;line-height:18px}
.shown .or-wait{padding-top:4px;border-top:1px solid var(--edge)}
.shown .or-wait span{display:block}
.shown .inline{margin-inline-start:-6px;text-align:start;color:var(--ink)}
.shown .quiet{max-width:none}
`;
