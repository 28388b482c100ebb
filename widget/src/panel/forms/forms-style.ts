/** The look of small forms and of short answers, on the panel's colours. */
export const formsStyle = `
.asked{margin:12px 0 4px}
.asked-field{margin:0 0 12px}
.card .asked-field label{margin:0 0 4px;font-size:14px;line-height:20px;font-weight:600}
.asked textarea{display:block;width:100%}
.asked [aria-invalid=true]{border-color:var(--fault)}
.asked .form-hint{margin:0;color:var(--soft);font-size:13px;line-height:18px}
.asked dl{margin:0}
.asked dl>div+div{margin-top:8px}
.asked dt{color:var(--soft);font-size:13px;line-height:18px}
.asked dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}
.asked-note{margin:14px 0 6px;color:var(--soft);font-size:13px;line-height:18px;text-align:center}
.replies{display:flex;flex-wrap:wrap;gap:6px;margin-top:8px}
.replies .secondary{border-radius:18px;padding:7px 14px;max-width:100%;text-align:start;overflow-wrap:anywhere}
.replies .secondary:hover{background:var(--sunken)}
.offered{margin:4px 2px 0;color:var(--soft);font-size:13px;line-height:18px}
`;
