import { createHash } from "node:crypto";
import { DeskError } from "@presently/shared/protocol";
import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { assertMayReadSettings } from "../accounts/rights.ts";
import { escaped } from "../escaped-markup.ts";
import type { HttpDeps } from "./deps.ts";
import type { SessionCookie } from "./session-cookie.ts";
import { readPublicSite } from "./site.ts";

/** The tag's attributes that a look consists of, as typed. The chat passes over what is none. */
const Look = z.object({
  color: z.string().max(40).default(""),
  theme: z.string().max(40).default(""),
  position: z.string().max(40).default(""),
  radius: z.string().max(40).default(""),
  offset: z.string().max(40).default(""),
  welcome: z.string().max(400).default(""),
  lang: z.string().max(40).default(""),
});

const STYLE = `body{margin:0;padding:32px;font:16px/1.5 system-ui,sans-serif;color:#555;background:#fff}
div{height:16px;margin:12px 0;border-radius:8px;background:#eee;max-width:52ch}
.half{max-width:30ch}.tall{height:140px}`;

/** What the preview's style is allowed by in its policy. */
export const PREVIEW_STYLE = `'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`;

/**
 * `/console/preview/KEY`: the chat on a made-up page, as a look would have it, for the frame beside the form (LK1). For those who may set it alone:
 * what it says is in its address.
 */
export function addPreviewPage(app: FastifyInstance, deps: HttpDeps, cookie: SessionCookie): void {
  app.get<{ Params: { key: string } }>("/console/preview/:key", async (request, reply) => {
    assertMayReadSettings(await cookie.require(request));
    const site = await readPublicSite(deps.flush, request.params.key);
    if (site === undefined) throw new DeskError("site.unknown");
    const attributes = Object.entries(Look.parse(request.query))
      .map(([name, value]) => ` data-${name}="${escaped(value)}"`)
      .join("");
    return reply.header("cache-control", "no-store").type("text/html; charset=utf-8")
      .send(`<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(site.name)}</title>
<style>${STYLE}</style>
</head>
<body>
<div class="half"></div><div></div><div></div><div class="tall"></div><div></div><div></div><div class="half"></div>
<script async src="/presently.js?site=${site.siteKey}" data-test="true" data-open="always"${attributes}></script>
</body>
</html>
`);
  });
}
