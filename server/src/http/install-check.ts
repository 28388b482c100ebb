import { DeskError, type InstallCheck, SiteId } from "@presently/shared/protocol";
import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { DESK } from "../accounts/context.ts";
import { assertMayReadSettings } from "../accounts/rights.ts";
import { findingsOf } from "../install/findings.ts";
import { all, type Script } from "../store/script.ts";
import { settingsSites } from "../store/statements/settings-view.ts";
import type { HttpDeps } from "./deps.ts";
import { ownOrigin } from "./own-origin.ts";
import { isLoopback } from "./trusted-proxies.ts";
import type { SessionCookie } from "./session-cookie.ts";

const Query = z.object({ site: SiteId });

/** What pages show of a site's tag, for whoever answers for the installation (IN1). */
export function addInstallCheck(api: FastifyInstance, deps: HttpDeps, cookie: SessionCookie): void {
  const { clock, config, flush, install } = deps;

  api.get("/install", async (request): Promise<InstallCheck> => {
    assertMayReadSettings(await cookie.require(request));
    const { site: siteId } = Query.parse(request.query);
    const sites = await flush.read(readSites);
    const site = sites.find(({ siteKey }) => siteKey === siteId);
    if (site === undefined) throw new DeskError("site.unknown");
    const base = ownOrigin(request, config.publicUrl);
    const nowMs = clock.nowMs();
    const allKeys = new Set(sites.map(({ siteKey }) => siteKey));
    return {
      nowMs,
      sources: [base, base.replace(/^http/, "ws")],
      isMixed: isForeignHttp(base) && site.origins.some((one) => one.startsWith("https:")),
      findings: findingsOf(install.sightings(), { ...site, allKeys }, nowMs),
    };
  });
}

function* readSites(): Script<{ siteKey: string; origins: string[] }[]> {
  const sites = yield* all(settingsSites, { desk: DESK });
  return sites.map(({ publicId, origins }) => ({
    siteKey: publicId,
    origins: JSON.parse(origins) as string[], // written by us as a list of texts
  }));
}

/** Browsers let a page over https load a script over http from this machine itself alone. */
function isForeignHttp(base: string): boolean {
  const { protocol, hostname } = new URL(base);
  const isHere = hostname === "localhost" || isLoopback(hostname.replace(/^\[|\]$/g, ""));
  return protocol === "http:" && !isHere;
}
