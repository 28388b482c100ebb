import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { freePort } from "../live/product.ts";

const examples = fileURLToPath(new URL("../../examples", import.meta.url));

/** Somebody's web site, on an origin of its own, with the product's script tag on its pages. */
export interface HostSite {
  readonly origin: string;
  /** From now on the site serves `examples/NAME/index.html`, pointing at this chat server and site key. */
  show(example: string, chatUrl: string, siteKey: string): void;
  close(): Promise<void>;
}

/**
 * Serves the example pages under a strict content-security policy that names the chat server and nothing else: no inline script, no
 * inline style, Trusted Types required. `http://localhost:8484` and `SITE_KEY` in an example are replaced by the chat server under test and its site key.
 */
export async function openHostSite(): Promise<HostSite> {
  const port = await freePort();
  let shown = { example: "plain", chatUrl: "", siteKey: "" };
  const server = createServer((request, response) => {
    void answer(request.url ?? "/").then(
      ({ status, body }) => {
        response.writeHead(status, {
          "content-type": "text/html; charset=utf-8",
          "content-security-policy": strictPolicy(shown.chatUrl),
        });
        response.end(body);
      },
      (error: unknown) => response.destroy(error instanceof Error ? error : undefined),
    );
  });
  const answer = async (path: string) => {
    if (path !== "/" && path !== "/lamps") return { status: 404, body: "" };
    const page = await readFile(`${examples}/${shown.example}/index.html`, "utf8");
    return {
      status: 200,
      body: page
        .replaceAll("localhost:8484", new URL(shown.chatUrl).host)
        .replaceAll("SITE_KEY", shown.siteKey),
    };
  };
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  return {
    origin: `http://127.0.0.1:${port}`,
    show(example, chatUrl, siteKey) {
      shown = { example, chatUrl, siteKey };
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function strictPolicy(chatUrl: string): string {
  const sockets = chatUrl.replace("http", "ws");
  return [
    "default-src 'none'",
    `script-src ${chatUrl}`,
    `connect-src ${chatUrl} ${sockets}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join("; ");
}
