/** The look of what is promised, on the panel's colours. */
export const promisesStyle = `
.promise-line{margin:14px 0 6px;color:var(--soft);font-size:13px;line-height:18px;text-align:center;overflow-wrap:anywhere}
.promise-line q{display:block;quotes:none}
.promises{margin:12px 0 4px}
.promises p{margin:0}
.promises p+p{margin-top:6px}
`;
