import { createServer, type ServerResponse } from "node:http";
import { freePort } from "../../live/product.ts";
import { type Chat, type HostilePage, markupOf } from "./hostile-page.ts";

/** Serves every page of the suite under its name. */
export interface PageServer {
  readonly origin: string;
  /** The same pages on an origin that no browser holds for secure; the browser must be told that `lamps.test` is this machine. */
  readonly insecureOrigin: string;
  addressOf(page: HostilePage): string;
  /** From now on the pages carry this chat. */
  carry(chat: Chat): void;
  close(): Promise<void>;
}

/**
 * `/NAME` is the page, `/NAME/outer` the page around its frame, `/NAME/worker.js` its service worker, `/NAME/never` what never comes, and
 * `/elsewhere` a page that is no part of the suite.
 */
export async function openPageServer(pages: readonly HostilePage[]): Promise<PageServer> {
  const port = await freePort();
  const byName = new Map(pages.map((page) => [page.name, page]));
  let chat: Chat | undefined;
  const server = createServer((request, response) => {
    const [, name = "", place] = (request.url ?? "/").split("?", 1).join().split("/");
    const page = byName.get(name);
    if (name === "elsewhere") return tell(response, "<!doctype html><title>Elsewhere</title>");
    if (chat === undefined || page === undefined) return tell(response, "", {}, 204);
    if (place === "never") return; // until the server closes
    if (place === "worker.js") return tellWorker(response, page.worker);
    if (place !== "outer") return tell(response, markupOf(page, chat), page.headers?.(chat));
    const content = page.isWritten
      ? `srcdoc="${markupOf(page, chat).replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`
      : `src="${page.isInsecure ? insecureOrigin : origin}/${name}"`;
    const frame = `<iframe ${content} ${page.frame}></iframe>`;
    return tell(response, `<!doctype html><title>Outer</title><body style="margin:0">${frame}`);
  });
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${port}`;
  const insecureOrigin = `http://lamps.test:${port}`;
  return {
    origin,
    insecureOrigin,
    addressOf: ({ name, frame, isInsecure }) =>
      frame === undefined
        ? `${isInsecure ? insecureOrigin : origin}/${name}`
        : `${origin}/${name}/outer`,
    carry(now) {
      chat = now;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function tellWorker(response: ServerResponse, worker = ""): void {
  const type = "text/javascript; charset=utf-8";
  tell(response, worker, { "content-type": type, "service-worker-allowed": "/" });
}

function tell(
  response: ServerResponse,
  body: string,
  headers: Readonly<Record<string, string>> = {},
  status = 200,
): void {
  response.writeHead(status, { "content-type": "text/html; charset=utf-8", ...headers });
  response.end(body);
}
