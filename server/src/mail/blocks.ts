import { escaped } from "../escaped-markup.ts";

/** What a mail is made of, before it is text or HTML. Whatever a person typed is in here as plain text only. */
export type Block =
  | { readonly kind: "paragraph" | "quote" | "small"; readonly text: string }
  | { readonly kind: "link"; readonly label: string; readonly href: string };

/** The mail as plain text. */
export function asPlainText(blocks: readonly Block[]): string {
  return `${blocks.map(plain).join("\n\n")}\n`;
}

function plain(block: Block): string {
  switch (block.kind) {
    case "paragraph":
    case "small":
      return block.text;
    case "quote":
      return block.text
        .split("\n")
        .map((line) => (line === "" ? ">" : `> ${line}`))
        .join("\n");
    case "link":
      return `${block.label}:\n${block.href}`;
  }
}

/** The mail as HTML: no script, no picture, nothing fetched from anywhere. */
export function asHtml(blocks: readonly Block[], lang: string): string {
  return `<!doctype html>
<html lang="${escaped(lang)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1c1c1c;background:#ffffff">
<div style="max-width:560px;margin:0 auto">
${blocks.map(markup).join("\n")}
</div>
</body>
</html>
`;
}

function markup(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return `<p>${lines(block.text)}</p>`;
    case "quote":
      return `<blockquote dir="auto" style="margin:16px 0;padding:0 0 0 12px;border-left:3px solid #c8c8c8;overflow-wrap:anywhere">${lines(block.text)}</blockquote>`;
    case "small":
      return `<p style="font-size:13px;color:#595959">${lines(block.text)}</p>`;
    case "link":
      return `<p style="margin:24px 0"><a href="${escaped(block.href)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#1f4fd8;color:#ffffff;text-decoration:none">${escaped(block.label)}</a></p>`;
  }
}

function lines(text: string): string {
  return escaped(text).replaceAll("\n", "<br>");
}
