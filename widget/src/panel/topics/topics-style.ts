/** The look of the row of topics, on the panel's colours. */
export const topicsStyle = `
.topics{margin:12px 0 4px}
.card .topics-hint{margin:2px 0 10px;color:var(--soft);font-size:13px;line-height:18px}
.topic-row{display:flex;flex-wrap:wrap;gap:6px}
.topic-row .secondary{width:auto;margin:0;border-radius:18px;padding:7px 14px;max-width:100%;text-align:start;overflow-wrap:anywhere}
.topic-row .secondary:hover{background:var(--sunken)}
.topic-row [aria-pressed=true]{border-color:var(--ink);box-shadow:inset 0 0 0 1px var(--ink)}
.topic-first{display:block;color:var(--soft);font-size:12px;line-height:16px;font-weight:400}
.topics .quiet{margin:8px -10px -6px;max-width:100%}
.topic-line .inline{display:block;margin:0 auto}
.topic-line{margin:14px 0 6px;color:var(--soft);font-size:13px;line-height:18px;text-align:center;overflow-wrap:anywhere}
`;
