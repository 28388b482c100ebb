import { DeskError } from "@presently/shared/protocol";
import { isAllowedOrigin } from "../domain/site-origins.ts";
import type { InstallWatch } from "../install/install-watch.ts";
import type { Flush } from "../store/flush.ts";
import { createSocketCaps, type Place } from "./caps.ts";
import { readSite, type Site } from "./visitor-identity.ts";

export interface AdmissionOptions {
  readonly store: Pick<Flush, "read">;
  readonly limits: { readonly maxSockets: number; readonly maxSocketsPerIp: number };
  /** Told how each connection of a page went (IN1). */
  readonly install: Pick<InstallWatch, "connection">;
  /** Why nobody is let in now, if so. */
  readonly notReady: () => string | undefined;
}

/** The door that every kind of connection comes through: caps, origins, and whether the server takes anybody at all (R16, R34, R35). */
export function createAdmission({ store, limits, install, notReady }: AdmissionOptions) {
  const caps = createSocketCaps(limits);

  /** Takes a place for whoever is let in, or is only told in a socket of their own why not; refuses when there is none. */
  function takePlace(ip: string): Extract<Place, { isFree: true }> {
    const place = caps.take(ip);
    if (place.isFree) return place;
    throw place.why === "full"
      ? new DeskError("overloaded")
      : new DeskError("rate.limited", {}, 10_000);
  }

  return {
    /** How many connections there are. */
    open: () => caps.open(),

    notReady,

    /** The site of a visitor's connection. Refuses an unknown site and a page that the site does not list; our own `/chat/KEY` needs no listing. */
    async siteFor(
      key: string | undefined,
      origin: string | undefined,
      isOwnPage: boolean,
    ): Promise<Site> {
      const site = await store.read(() => readSite(key ?? ""));
      if (isOwnPage) return known(site);
      const isListed = isAllowedOrigin(origin, site?.origins ?? []);
      const outcome = site === undefined ? "unknownKey" : isListed ? "taken" : "unlistedOrigin";
      install.connection(key, origin, outcome);
      if (site !== undefined && !isListed) throw new DeskError("origin.not-allowed");
      return known(site);
    },

    /** Takes a place among the open connections; refuses while leaving or overloaded, and when there is none. */
    enter(ip: string): Extract<Place, { isFree: true }> {
      const reason = notReady();
      if (reason !== undefined) {
        throw new DeskError(reason === "overloaded" ? "overloaded" : "server.restarting");
      }
      return takePlace(ip);
    },

    takePlace,
  };
}

function known(site: Site | undefined): Site {
  if (site === undefined) throw new DeskError("site.unknown");
  return site;
}

export type Admission = ReturnType<typeof createAdmission>;
