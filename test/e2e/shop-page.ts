import { createServer } from "node:http";
import { freePort } from "../live/product.ts";

/** A shop's page that carries the chat however its address asks for it. */
export interface ShopPage {
  readonly origin: string;
  /** The same page under an address that no site lists. */
  readonly unlistedOrigin: string;
  /** From now on the page points at this chat server and site key. */
  carry(chatUrl: string, siteKey: string): void;
  close(): Promise<void>;
}

/**
 * Serves one page, as plain as the browser draws it: taller than a screen, with a link and a field to tab to. `?dir=rtl` turns it round, and each
 * `data-` name in the address stands on the script tag.
 */
export async function openShopPage(): Promise<ShopPage> {
  const port = await freePort();
  let tag = { chatUrl: "", siteKey: "" };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://shop");
    const isPage = pathname === "/";
    response.writeHead(isPage ? 200 : 404, { "content-type": "text/html; charset=utf-8" });
    response.end(isPage ? pageOf(tag, searchParams) : "");
  });
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  return {
    origin: `http://127.0.0.1:${port}`,
    unlistedOrigin: `http://localhost:${port}`,
    carry(chatUrl, siteKey) {
      tag = { chatUrl, siteKey };
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function pageOf(
  { chatUrl, siteKey }: { readonly chatUrl: string; readonly siteKey: string },
  asked: URLSearchParams,
): string {
  const attributes = [...asked]
    .filter(([name]) => name.startsWith("data-"))
    .map(([name, value]) => `${name}="${value}"`)
    .join(" ");
  const lines = Array.from({ length: 40 }, (_, n) => `<p>Lamp number ${n + 1}, made to order.</p>`);
  return `<!doctype html><html lang="en" dir="${asked.get("dir") ?? "ltr"}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Brass lamps</title>
<script async src="${chatUrl}/presently.js" data-site="${siteKey}" ${attributes}></script></head>
<body><h1>Brass lamps</h1><p><a href="#lamps">See all lamps</a></p><label>Search <input name="q"></label>
${lines.join("\n")}</body></html>`;
}
