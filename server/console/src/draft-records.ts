import type { KeyedStorage } from "@presently/shared/client";
import type { ConversationId, SavedDraft } from "@presently/shared/protocol";
import { MAX_DRAFT_CHARS } from "@presently/shared/protocol/draft-limits";
import { parseKept } from "./kept-json.ts";

/** A draft nobody has touched for so long is forgotten; the server forgets its own after as long (DR4). */
const KEEP_MS = 14 * 24 * 60 * 60_000;

const sharedKinds: ReadonlySet<string> = new Set<SavedDraft["kind"]>([
  "reply",
  "answers",
  "picked",
  "form",
  "note",
]);

/**
 * A draft on this device. `isTold`: the server may know of it, so that its end has to be said there too (an empty text is left until then);
 * `isSaved`: the server has just this text.
 */
type Record = { text: string; atMs: number; isTold?: true; isSaved?: true };

/** What of the drafts on this device the server has, and what it has of other devices (DR2). */
export interface SharedDrafts {
  /** What was written here and not saved there yet, the oldest first. */
  toSave(): SavedDraft[];
  /** Notes that one of them is on its way. */
  telling(draft: SavedDraft): void;
  /** The server has this. */
  take(draft: SavedDraft): void;
  /** What is on the server and known to be the same here: to be asked for before a list, and given back with it. */
  saved(): ReadonlyMap<string, number>;
  /** The server has these and no other; `before`: what was saved when it was asked. */
  takeAll(drafts: readonly SavedDraft[], before: ReadonlyMap<string, number>): void;
  /** Calls `run` after each change that was written here; returns what ends that. */
  onWritten(run: () => void): () => void;
  /** Calls `run` when something of another device was taken; returns what ends that. */
  onTaken(run: () => void): () => void;
}

/** The texts of drafts under `prefix`, one key for each conversation and kind. */
export function draftRecords(
  kept: Pick<KeyedStorage, "get" | "set" | "remove" | "keys">,
  prefix: string,
  nowMs: () => number,
) {
  const written = new Set<() => void>();
  const taken = new Set<() => void>();

  const recordAt = (key: string): Record | undefined => parseKept(kept.get(key), isRecord);
  const put = (key: string, record: Record): void => kept.set(key, JSON.stringify(record));
  const keyOf = ({ conversationId, kind }: Pick<SavedDraft, "conversationId" | "kind">): string =>
    `${prefix}${conversationId}:${kind}`;

  function shared(): { key: string; record: Record }[] {
    return kept.keys().flatMap((key) => {
      if (!key.startsWith(prefix) || !sharedKinds.has(kindIn(key))) return [];
      const record = recordAt(key);
      return record === undefined ? [] : [{ key, record }];
    });
  }

  function read(key: string): string {
    const draft = recordAt(key);
    return draft !== undefined && nowMs() - draft.atMs < KEEP_MS ? draft.text : "";
  }

  function write(key: string, text: string): void {
    const before = recordAt(key);
    if (text === (before?.text ?? "")) return;
    const isTold = before?.isTold === true;
    if (text === "" && !isTold) kept.remove(key);
    // Later than what it replaces, whatever the clocks say.
    else
      put(key, {
        text,
        atMs: Math.max(nowMs(), before === undefined ? 0 : before.atMs + 1),
        ...(isTold ? { isTold } : {}),
      });
    for (const run of written) run();
  }

  /** The server has `text`: whether what is here changed by it. */
  function settle(key: string, text: string, atMs: number): boolean {
    const here = recordAt(key);
    if (here === undefined && text === "") return false;
    if (here === undefined || here.text === text) {
      if (text === "") kept.remove(key);
      else put(key, { text, atMs, isTold: true, isSaved: true });
      return here === undefined;
    }
    if (here.isSaved !== true) {
      // An end takes only what it knew of: words that were never saved are nobody's to take.
      if (text === "") put(key, { ...here, atMs: Math.max(nowMs(), atMs + 1) });
      if (text === "" || here.atMs >= atMs) return false;
    } else if (here.atMs > atMs) return false;
    if (text === "") kept.remove(key);
    else put(key, { text, atMs, isTold: true, isSaved: true });
    return true;
  }

  function tell(isChanged: boolean): void {
    if (isChanged) for (const run of taken) run();
  }

  const sharing: SharedDrafts = {
    toSave: () =>
      shared()
        .filter(({ record }) => record.isSaved !== true && record.text.length <= MAX_DRAFT_CHARS)
        .sort((one, other) => one.record.atMs - other.record.atMs)
        .map(({ key, record: { text, atMs } }) => ({ ...placeOf(key), text, atMs })),
    telling(draft) {
      const here = recordAt(keyOf(draft));
      if (here !== undefined) put(keyOf(draft), { ...here, isTold: true });
    },
    take: (draft) => tell(settle(keyOf(draft), draft.text, draft.atMs)),
    saved: () =>
      new Map(
        shared()
          .filter(({ record }) => record.isSaved === true || record.text === "")
          .map(({ key, record }) => [key, record.atMs]),
      ),
    takeAll(drafts, before) {
      const there = new Set(drafts.map(keyOf));
      const settled = drafts.map((draft) => settle(keyOf(draft), draft.text, draft.atMs));
      const gone = shared().filter(
        ({ key, record }) => !there.has(key) && before.get(key) === record.atMs,
      );
      for (const { key } of gone) kept.remove(key);
      tell(settled.includes(true) || gone.some(({ record }) => record.text !== ""));
    },
    onWritten: (run) => listen(written, run),
    onTaken: (run) => listen(taken, run),
  };
  /** Whether an end stands here that the server does not know of yet. */
  const isToSay = (key: string): boolean => {
    const here = recordAt(key);
    return here?.text === "" && nowMs() - here.atMs < KEEP_MS;
  };
  return { read, write, isToSay, shared: sharing };

  function placeOf(key: string): Pick<SavedDraft, "conversationId" | "kind"> {
    const conversationId = key.slice(prefix.length, key.lastIndexOf(":"));
    // Safe: keys are written by keyOf and by drafts.ts, and `shared` leaves other kinds out.
    return {
      conversationId: conversationId as ConversationId,
      kind: kindIn(key) as SavedDraft["kind"],
    };
  }
}

function kindIn(key: string): string {
  return key.slice(key.lastIndexOf(":") + 1);
}

function listen(listeners: Set<() => void>, run: () => void): () => void {
  listeners.add(run);
  return () => void listeners.delete(run);
}

function isRecord(value: unknown): value is Record {
  return (
    typeof value === "object" &&
    value !== null &&
    "text" in value &&
    typeof value.text === "string" &&
    "atMs" in value &&
    typeof value.atMs === "number"
  );
}
