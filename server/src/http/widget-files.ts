import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import fastifyStatic from "@fastify/static";
import { launcherScript, settingsLine } from "@presently/shared/settings";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { HttpDeps } from "./deps.ts";
import { type ForLoader, loaderSettings } from "./loader-settings.ts";
import { isOurOwn } from "./own-pages.ts";
import { readWidgetManifest } from "./widget-manifest.ts";

/** Answers kept in memory, each for one site's settings. */
const MAX_KEPT = 200;
const YEAR_S = 365 * 24 * 60 * 60;

interface Packed {
  readonly etag: string;
  readonly plain: Buffer;
  readonly br: Buffer;
  readonly gzip: Buffer;
}

/**
 * What host pages load: the loader with its site's settings written into it, and the panel's hashed files, which never change.
 * Both are for pages of other origins.
 */
export async function addWidgetFiles(app: FastifyInstance, deps: HttpDeps): Promise<void> {
  const kept = new Map<string, Promise<Packed>>();
  const settingsFor = loaderSettings(deps);

  function packed(prefix: string, told: ForLoader): Promise<Packed> {
    const key = `${told.register} ${prefix}`;
    const found = kept.get(key);
    if (found !== undefined) return found;
    const made = pack(prefix, deps.files.widget, told);
    kept.set(key, made);
    made.catch(() => kept.delete(key)); // told to whoever asked; the next one tries again
    const [oldest] = kept.keys();
    if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
    return made;
  }

  app.get<{ Querystring: { site?: unknown } }>("/presently.js", async (request, reply) => {
    if (!isOurOwn(request)) deps.install.script(request.query.site, request.headers.referer);
    // A key nobody knows gets the plain loader: it asks again by its socket, and says there what is wrong.
    const told = await settingsFor(request.query.site);
    const { settings } = told;
    const prefix = Object.keys(settings).length === 0 ? "" : settingsLine(settings);
    const answer = await packed(prefix, told);
    forOtherSites(reply)
      .header("cache-control", "public, max-age=300")
      .header("etag", answer.etag)
      .header("vary", "accept-encoding")
      .type("text/javascript; charset=utf-8");
    if (request.headers["if-none-match"] === answer.etag) return reply.code(304).send();
    const encoding = preferred(request.headers["accept-encoding"]);
    if (encoding !== "plain") reply.header("content-encoding", encoding);
    return reply.send(answer[encoding]);
  });

  // A page's modules say from which origin they are asked for, unlike its first script.
  app.addHook("onRequest", (request, _reply, done) => {
    const isPanel = request.url.startsWith("/widget/panel-");
    if (isPanel && !isOurOwn(request)) deps.install.panel(request.headers.origin);
    done();
  });
  await app.register(fastifyStatic, {
    root: deps.files.widget,
    prefix: "/widget/",
    decorateReply: false,
    preCompressed: true,
    index: false,
    allowedPath: (path) => /^\/[\w-]+-[\w-]{8}\.(?:js|css)$/.test(path),
    immutable: true,
    maxAge: YEAR_S * 1000,
    setHeaders: (reply) => void reply.header("access-control-allow-origin", "*"),
  });
}

function forOtherSites(reply: FastifyReply): FastifyReply {
  return reply.header("access-control-allow-origin", "*");
}

/** The settings, the loader, which asks for the files of the site's register (RE1), and, for a button of the site's own, what dresses that (LK6). */
async function pack(
  prefix: string,
  folder: string,
  { settings, register }: ForLoader,
): Promise<Packed> {
  const asBuilt = await readFile(join(folder, "presently.js"), "utf8");
  const { tags } = await readWidgetManifest(folder);
  const loader = asBuilt.replaceAll(`-${tags.usual}.js`, `-${tags[register]}.js`);
  const built = await readFile(join(folder, "launcher-look.js"), "utf8");
  const plain = Buffer.from(prefix + loader + (launcherScript(built, settings) ?? ""));
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(plain, { params }),
    promisify(gzip)(plain, { level: 9 }),
  ]);
  const digest = createHash("sha256").update(plain).digest("base64url").slice(0, 22);
  return { etag: `"${digest}"`, plain, br, gzip: gz };
}

/** Brotli where the browser takes it, else gzip, else plain. */
function preferred(accepted: string | string[] | undefined): "br" | "gzip" | "plain" {
  const codings = String(accepted ?? "")
    .toLowerCase()
    .split(",")
    .map((part) => part.trim().split(/\s*;\s*q=/))
    .filter(([, weight]) => weight === undefined || Number(weight) > 0)
    .map(([coding]) => coding);
  if (codings.includes("br")) return "br";
  return codings.includes("gzip") ? "gzip" : "plain";
}
