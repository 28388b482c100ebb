import { readSiteSettings } from "../domain/site-settings.ts";
import type { Script } from "../store/script.ts";
import { recognise, type Recognised, type Site } from "./visitor-identity.ts";

export type Known = Extract<Recognised, { isKnown: true }>;

/** The visitor's token that a request brings in its `Authorization`; undefined for anything else. */
export function bearerOf(authorization: string | undefined): string | undefined {
  return /^Bearer (pv_[\w-]{1,128})$/.exec(authorization ?? "")?.[1];
}

/**
 * Whose token this is on a site now, for whatever is no hello: undefined for one that means nothing (R24), for a person whose site has not said
 * lately that it is them (ID5), and for whoever is nobody in particular, a mail's link too, where nobody else may chat (ID1). Only reads.
 */
export function* holderOf(
  site: Pick<Site, "id" | "settings">,
  token: string | undefined,
  nowMs: number,
): Script<Known | undefined> {
  const found = yield* recognise(site.id, token, nowMs);
  if (!found.isKnown || found.isLapsed) return undefined;
  if (readSiteSettings(site.settings).identityMode === "required" && !isSomebody(found))
    return undefined;
  return found;
}

/** Whether the site has said who it is, by this session and not by another's of theirs. */
export function isSomebody({ subject, byLink }: Known): boolean {
  return subject !== null && byLink === null;
}
