import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DeskError } from "@presently/shared/protocol";
import type { FastifyInstance } from "fastify";
import { toldLookOf } from "../domain/look-told.ts";
import { escaped } from "../escaped-markup.ts";
import { askedLanguage } from "../texts/asked-language.ts";
import type { HttpDeps } from "./deps.ts";
import { type PublicSite, readPublicSite } from "./site.ts";
import { readWidgetManifest } from "./widget-manifest.ts";

/**
 * `/chat/KEY`: the same chat as a page of its own, for links, pop-outs and pages whose origin cannot be named. No inline script or style. Who was
 * spoken to in one of our languages names it, as `?lang=lt`.
 */
export function addChatPage(app: FastifyInstance, deps: HttpDeps): void {
  app.get<{ Params: { key: string }; Querystring: { lang?: unknown } }>(
    "/chat/:key",
    async (request, reply) => {
      const site = await readPublicSite(deps.flush, request.params.key);
      if (site === undefined) throw new DeskError("site.unknown");
      const { languages, tags } = await readWidgetManifest(deps.files.widget);
      const { lang } = request.query;
      const language =
        typeof lang === "string" && languages.includes(lang)
          ? lang
          : askedLanguage(request.headers["accept-language"]);
      if (!languages.includes(language)) throw new Error(`no page was built in ${language}`);
      const script = `page-${language}-${tags[site.register]}.js`;
      return reply
        .header("cache-control", "no-store")
        .type("text/html; charset=utf-8")
        .send(pageFor(site, script, language, deps.push));
    },
  );

  // Beside the pages, since a worker may serve only what lies below it.
  const worker = join(deps.files.widget, "push-worker.js");
  app.get("/chat/push-worker.js", async (_request, reply) =>
    reply
      .header("cache-control", "no-cache")
      .type("text/javascript; charset=utf-8")
      .send(await readFile(worker, "utf8")),
  );
}

/**
 * The panel takes the site's key from the address, and from the head what a subscription to Web Push is made with, where that is to be had (PU1),
 * and how the chat looks there, where that is set (LK1, LK3).
 */
function pageFor(
  { name, look, logo }: PublicSite,
  script: string,
  language: string,
  push: HttpDeps["push"],
): string {
  const pushHead =
    push === undefined
      ? ""
      : `<meta name="presently-push" content="${push.publicKey}">
`;
  const set = toldLookOf(look, logo);
  const lookHead =
    Object.keys(set).length === 0
      ? ""
      : `<meta name="presently-look" content="${escaped(JSON.stringify(set))}">
`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="robots" content="noindex">
${pushHead}${lookHead}<title>${escaped(name)}</title>
<link rel="icon" href="data:,">
<script type="module" src="/widget/${script}"></script>
</head>
<body></body>
</html>
`;
}
