import type { Clock, Timer } from "@presently/shared/clock";
import type { DeskErrorCode, SavedDraft } from "@presently/shared/protocol";
import type { ConsoleApi } from "./api.ts";
import type { SharedDrafts } from "./draft-records.ts";
import { Refusal } from "./refusal.ts";

/** So long after the last change a draft is saved, and no later than so long after the first. */
const SAVE_AFTER_MS = 1500;
const SAVE_WITHIN_MS = 10_000;
/** The server could not be reached, or had too much to do: it is asked again after so long. */
const TRY_AGAIN_MS = 30_000;
/** So many go at once. */
const AT_ONCE = 5;

/** Trying again helps nothing: such a draft lives on in this browser alone. */
const final: ReadonlySet<Refusal["code"]> = new Set<DeskErrorCode>([
  "not-found",
  "value.invalid",
  "frame.malformed",
  "frame.too-large",
]);

export interface DraftKeeper {
  /** Takes what other devices have written, and saves what was written here without the server. */
  refresh(): Promise<void>;
  /** Saves what was written, without waiting for more: the page may be about to go. */
  saveNow(): Promise<void>;
  /** Begins to save what is written; returns what ends that. */
  start(): () => void;
}

/** Keeps an agent's drafts on the server for their other devices (DR1, DR2). Without the server they live on in the browser, as they did. */
export function keepDrafts(
  drafts: SharedDrafts,
  api: Pick<ConsoleApi, "drafts" | "saveDraft">,
  clock: Pick<Clock, "nowMs" | "after">,
): DraftKeeper {
  let timer: Timer | undefined;
  let firstMs: number | undefined;
  /** What was refused for good, as it was then. */
  const refused = new Map<string, string>();
  /** One thing after another: an answer never meets a later one. */
  let last: Promise<void> = Promise.resolve();
  let isStopped = true;

  function inTurn(run: () => Promise<void>): Promise<void> {
    last = last.then(run, run).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      saveIn(error.retryAfterMs ?? TRY_AGAIN_MS);
    });
    return last;
  }

  function saveIn(ms: number): void {
    timer?.cancel();
    if (isStopped) return;
    timer = clock.after(ms, () => void saveNow());
  }

  const toSave = () =>
    drafts
      .toSave()
      .filter(({ conversationId, kind, text }) => refused.get(conversationId + kind) !== text);

  async function save(): Promise<void> {
    timer?.cancel();
    timer = undefined;
    firstMs = undefined;
    const all = toSave();
    for (let from = 0; from < all.length; from += AT_ONCE)
      await Promise.all(all.slice(from, from + AT_ONCE).map(saveOne));
    // Written meanwhile, or stamped anew.
    if (timer === undefined && toSave().length > 0) saveIn(SAVE_AFTER_MS);
  }

  async function saveOne(draft: SavedDraft): Promise<void> {
    drafts.telling(draft);
    try {
      drafts.take(await api.saveDraft(draft));
    } catch (error) {
      if (!(error instanceof Refusal) || !final.has(error.code)) throw error;
      refused.set(draft.conversationId + draft.kind, draft.text);
    }
  }

  const saveNow = (): Promise<void> => inTurn(save);

  return {
    saveNow,
    refresh: () =>
      inTurn(async () => {
        const before = drafts.saved();
        drafts.takeAll(await api.drafts(), before);
        await save();
      }),
    start() {
      isStopped = false;
      const stopListening = drafts.onWritten(() => {
        firstMs ??= clock.nowMs();
        saveIn(Math.min(SAVE_AFTER_MS, Math.max(0, firstMs + SAVE_WITHIN_MS - clock.nowMs())));
      });
      return () => {
        isStopped = true;
        timer?.cancel();
        stopListening();
      };
    },
  };
}
