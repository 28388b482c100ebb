import type { InstallFinding } from "@presently/shared/protocol";
import { isAllowedOrigin } from "../domain/site-origins.ts";
import type { Outcome, Sighting } from "./install-watch.ts";

/** What was longer ago is no news to somebody who looks at their page now. */
const RECENT_MS = 60 * 60_000;
/** A chat that was fetched and has not connected after this is held up by something. */
const CONNECTS_WITHIN_MS = 8_000;
/** A tag is told of as wrong for so long after it was: what was mended is not heard of, where a browser keeps the script (IN3). */
const TAG_RECENT_MS = 10 * 60_000;
const MAX_FINDINGS = 20;

/** The site that is looked at, and the keys of all sites. */
export interface Looked {
  readonly siteKey: string;
  readonly origins: readonly string[];
  readonly allKeys: ReadonlySet<string>;
}

type Found = Pick<InstallFinding, "code" | "atMs"> &
  Partial<Pick<InstallFinding, "key" | "attribute">>;

/** What the sightings of the last hour show of a site's tag, the latest first (IN1, IN2). */
export function findingsOf(
  sightings: readonly Sighting[],
  site: Looked,
  nowMs: number,
): InstallFinding[] {
  return sightings
    .flatMap((sighting) =>
      [...foundOn(sighting, site, nowMs), ...notFollowed(sighting, site, nowMs)].map(
        ({ code, key = null, attribute = null, atMs }) => ({
          code,
          origin: sighting.origin,
          key,
          attribute,
          atMs,
        }),
      ),
    )
    .filter(({ atMs }) => nowMs - atMs <= RECENT_MS)
    .toSorted((one, other) => other.atMs - one.atMs)
    .slice(0, MAX_FINDINGS);
}

/** What is to be said of one origin: the last thing that happened there, and a tag that stands there twice. */
function foundOn(sighting: Sighting, site: Looked, nowMs: number): Found[] {
  const { origin, scripts, panelAtMs, connections, copies } = sighting;
  const isListed = isAllowedOrigin(origin ?? undefined, site.origins);
  const last = latest([...connections].map(([key, { atMs, outcome }]) => ({ key, atMs, outcome })));
  const script = latest([...scripts].map(([key, atMs]) => ({ key, atMs })));
  const twice = (atMs: number): Found[] => (copies > 1 ? [{ code: "twice", atMs }] : []);

  // A page that was mended loads the script anew, after what went wrong before.
  if (last !== undefined && (script === undefined || script.atMs <= last.atMs)) {
    const isConcerned = last.key === site.siteKey || isListed;
    const code = codeOf(last, site);
    if (!isConcerned || (code === "otherSite" && !isListed)) return [];
    const key = code === "unknownKey" || code === "otherSite" ? { key: last.key } : {};
    return [{ code, ...key, atMs: last.atMs }, ...twice(last.atMs)];
  }
  if (script === undefined) return [];
  const { key, atMs } = script;
  if (key !== "" && !site.allKeys.has(key))
    return isListed ? [{ code: "unknownKey", key, atMs }] : [];
  if (key !== "" && key !== site.siteKey) return isListed ? [{ code: "otherSite", key, atMs }] : [];
  if (origin === null) return key === "" ? [] : [{ code: "hidden", atMs }];
  if (!isListed) return key === "" ? [] : [{ code: "unlisted", atMs }];
  // On a page where the chat works, most who load the script open nothing, and a pointer on the button fetches the chat.
  const worked = connections.get(site.siteKey);
  const isWorking = worked?.outcome === "taken" && last?.outcome === "taken";
  if (isWorking && nowMs - worked.atMs <= RECENT_MS)
    return [{ code: "works", atMs: worked.atMs }, ...twice(worked.atMs)];
  if (panelAtMs === null || panelAtMs < atMs) return [{ code: "notOpened", atMs }];
  return nowMs - panelAtMs < CONNECTS_WITHIN_MS ? [] : [{ code: "blocked", atMs: panelAtMs }];
}

/** What a tag of the site's says that the chat does not follow. */
function notFollowed({ origin, tag }: Sighting, site: Looked, nowMs: number): Found[] {
  const isConcerned =
    tag?.site === site.siteKey && isAllowedOrigin(origin ?? undefined, site.origins);
  if (tag === null || !isConcerned || nowMs - tag.atMs > TAG_RECENT_MS) return [];
  return tag.faults.map((attribute) => ({ code: "attribute", attribute, atMs: tag.atMs }));
}

function codeOf(
  { key, outcome }: { readonly key: string; readonly outcome: Outcome },
  { siteKey }: Looked,
): InstallFinding["code"] {
  if (outcome === "unknownKey") return "unknownKey";
  if (key !== siteKey) return "otherSite";
  return outcome === "taken" ? "works" : "unlisted";
}

/** The last of those at the latest moment: they stand in the order in which they were heard. */
function latest<Each extends { readonly atMs: number }>(all: readonly Each[]): Each | undefined {
  return all.toSorted((one, other) => one.atMs - other.atMs).at(-1);
}
