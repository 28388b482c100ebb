import type { KeyedStorage } from "@presently/shared/client";
import { safeStorage } from "@presently/shared/client";
import type { FileId, LastingEvent } from "@presently/shared/protocol";
import { parseKept } from "../kept-json.ts";

/** The files of some events that no agent has looked at: visitors' own, without a look that was told of (FL6, M5). The oldest first. */
export function unopenedFiles(events: readonly LastingEvent[]): readonly FileId[] {
  const opened = new Set(
    events.flatMap((event) => (event.type === "file.opened" ? [event.fileId] : [])),
  );
  return events.flatMap((event) =>
    event.type === "message.posted" && event.by.startsWith("vis_")
      ? (event.files ?? []).flatMap(({ fileId }) => (opened.has(fileId) ? [] : [fileId]))
      : [],
  );
}

/** What has been said to this agent, so that nothing is said twice. */
export interface Reminders<Id extends string = FileId> {
  /** Of some things those that no mention was made of yet; from now on it was. */
  mention(ids: readonly Id[]): readonly Id[];
}

/** So many are remembered; who has overlooked more hears of the oldest again. */
const MAX_REMEMBERED = 200;

/**
 * An overlooked file is mentioned once (M5), and so is an open question (M6): a hint that comes back at every message is a hint that nobody reads. Remembered in `storage`, so that
 * a page that is loaded anew does not begin again.
 */
export function createReminders<Id extends string = FileId>(
  storage: KeyedStorage | undefined,
  key: string,
): Reminders<Id> {
  const kept = safeStorage(storage);
  return {
    mention(ids) {
      const mentioned = parseKept(kept.get(key), areIds) ?? [];
      const fresh = ids.filter((id) => !mentioned.includes(id));
      if (fresh.length > 0)
        kept.set(key, JSON.stringify([...mentioned, ...fresh].slice(-MAX_REMEMBERED)));
      return fresh;
    },
  };
}

function areIds(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((id) => typeof id === "string");
}
