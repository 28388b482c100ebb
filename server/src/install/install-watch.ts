import type { Clock } from "@presently/shared/clock";
import type { TagFaults } from "@presently/shared/protocol";

/** So many pages' origins are remembered, and so many keys of each: anybody may name what they like. */
const MAX_ORIGINS = 200;
const MAX_KEYS = 5;
const MAX_KEY_CHARS = 64;

/** How a connection for a key was answered. */
export type Outcome = "taken" | "unknownKey" | "unlistedOrigin";

/** What pages of one origin have asked for; `null` where the browser did not say from which page it asks. */
export interface Sighting {
  readonly origin: string | null;
  /** When the script was asked for last, by the key in its address; "" = by a tag that names the key only to the page. */
  readonly scripts: ReadonlyMap<string, number>;
  /** When the chat itself was fetched, which a pointer on the button does. */
  readonly panelAtMs: number | null;
  /** The last connection for each key. */
  readonly connections: ReadonlyMap<string, { readonly atMs: number; readonly outcome: Outcome }>;
  /** How many of the script's tags such a page had, where it was more than one. */
  readonly copies: number;
  /** What a tag there said last that the chat does not follow; null = nothing yet. */
  readonly tag: (TagFaults & { readonly atMs: number }) | null;
}

type Writable = {
  origin: string | null;
  scripts: Map<string, number>;
  panelAtMs: number | null;
  connections: Map<string, { atMs: number; outcome: Outcome }>;
  copies: number;
  tag: Sighting["tag"];
};

/**
 * Remembers what pages asked of this server lately, so that an owner who pastes the tag is told what is wrong with it (IN1). Kept in memory: it
 * is of interest for minutes. Nothing of a visitor is in it.
 */
export function createInstallWatch(clock: Pick<Clock, "nowMs">) {
  const seen = new Map<string | null, Writable>();

  /** The one of that origin, as the latest of all. */
  function at(origin: string | undefined): Writable {
    const key = origin === undefined || origin === "null" ? null : origin;
    const found = seen.get(key) ?? {
      origin: key,
      scripts: new Map(),
      panelAtMs: null,
      connections: new Map(),
      copies: 1,
      tag: null,
    };
    seen.delete(key);
    seen.set(key, found);
    dropOldest(seen, MAX_ORIGINS);
    return found;
  }

  return {
    /** The script was asked for, by the key in its address; `referrer` is the page's address, or its origin. */
    script(siteKey: unknown, referrer: string | undefined): void {
      const key = typeof siteKey === "string" ? siteKey.slice(0, MAX_KEY_CHARS) : "";
      const page = referrer === undefined ? null : URL.parse(referrer);
      keep(at(page?.origin).scripts, key, clock.nowMs());
    },

    panel(origin: string | undefined): void {
      at(origin).panelAtMs = clock.nowMs();
    },

    connection(siteKey: string | undefined, origin: string | undefined, outcome: Outcome): void {
      const key = (siteKey ?? "").slice(0, MAX_KEY_CHARS);
      keep(at(origin).connections, key, { atMs: clock.nowMs(), outcome });
    },

    /** A page told how many of the script's tags it has. */
    copies(origin: string | undefined, copies: number): void {
      at(origin).copies = copies;
    },

    /** A page told what its tag says that the chat does not follow (IN3). */
    tag(origin: string | undefined, faults: TagFaults): void {
      at(origin).tag = { ...faults, atMs: clock.nowMs() };
    },

    /** The latest first. */
    sightings: (): readonly Sighting[] => [...seen.values()].toReversed(),
  };
}

export type InstallWatch = ReturnType<typeof createInstallWatch>;

function keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  dropOldest(map, MAX_KEYS);
}

function dropOldest<Key>(map: Map<Key, unknown>, most: number): void {
  if (map.size <= most) return;
  for (const oldest of map.keys()) {
    map.delete(oldest);
    return;
  }
}
