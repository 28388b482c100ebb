/** What is being written to whom: a reply to the visitor or a note for the team. The two are never the same draft, so a note cannot leave as a reply. */
export type DraftKind = "reply" | "note";

/** A draft nobody has touched for so long is forgotten. */
const KEEP_MS = 14 * 24 * 60 * 60_000;

export interface Drafts {
  read(conversationId: string, kind: DraftKind): string;
  write(conversationId: string, kind: DraftKind, text: string): void;
  /** Which conversations have a reply or a note begun. */
  begun(): ReadonlySet<string>;
  forgetAll(): void;
}

type Kept = { text: string; atMs: number };

/**
 * Drafts of one agent, kept on this device over reloads. Two kinds of one conversation never touch each other. Where storage is blocked
 * or full they live as long as the page.
 */
export function createDrafts(
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem"> | undefined,
  owner: string,
  nowMs: () => number,
): Drafts {
  const key = `presently.drafts.${owner}`;
  const kept = read();

  function read(): Map<string, Kept> {
    const drafts = new Map<string, Kept>();
    let stored: unknown;
    try {
      stored = JSON.parse(storage?.getItem(key) ?? "{}");
    } catch {
      return drafts; // damaged by something else on this origin: begin anew
    }
    if (typeof stored !== "object" || stored === null) return drafts;
    for (const [name, draft] of Object.entries(stored))
      if (isKept(draft) && nowMs() - draft.atMs < KEEP_MS) drafts.set(name, draft);
    return drafts;
  }

  function save(): void {
    try {
      if (kept.size === 0) storage?.removeItem(key);
      else storage?.setItem(key, JSON.stringify(Object.fromEntries(kept)));
    } catch {
      // Full or blocked: the draft still lives in this page, and there is nobody to tell who could act on it.
      return;
    }
  }

  return {
    read: (conversationId, kind) => kept.get(`${conversationId} ${kind}`)?.text ?? "",
    write(conversationId, kind, text) {
      if (text === "") kept.delete(`${conversationId} ${kind}`);
      else kept.set(`${conversationId} ${kind}`, { text, atMs: nowMs() });
      save();
    },
    begun: () => new Set([...kept.keys()].map((name) => name.slice(0, name.indexOf(" ")))),
    forgetAll() {
      kept.clear();
      save();
    },
  };
}

function isKept(value: unknown): value is Kept {
  return (
    typeof value === "object" &&
    value !== null &&
    "text" in value &&
    typeof value.text === "string" &&
    "atMs" in value &&
    typeof value.atMs === "number"
  );
}
