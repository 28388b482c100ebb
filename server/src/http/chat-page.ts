import { DeskError } from "@presently/shared/protocol";
import type { FastifyInstance } from "fastify";
import type { HttpDeps } from "./deps.ts";
import { readSite } from "./site.ts";

/** `/chat/KEY`: the same chat as a page of its own, for links, pop-outs and pages whose origin cannot be named. No inline script or style. */
export function addChatPage(app: FastifyInstance, deps: HttpDeps): void {
  app.get<{ Params: { key: string } }>("/chat/:key", async (request, reply) => {
    const site = await readSite(deps.flush, request.params.key);
    if (site === undefined) throw new DeskError("site.unknown");
    return reply
      .header("cache-control", "no-store")
      .type("text/html; charset=utf-8")
      .send(page(site.siteKey, site.name));
  });
}

/** `lang` is left to the widget, which knows the visitor's languages. The key is of nanoid's letters, so it needs no escaping. */
function page(siteKey: string, name: string): string {
  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="robots" content="noindex">
<title>${escaped(name)}</title>
<script async src="/presently.js?site=${siteKey}" data-site="${siteKey}" data-open="always" data-page="full"></script>
</head>
<body></body>
</html>
`;
}

function escaped(text: string): string {
  const entities: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
