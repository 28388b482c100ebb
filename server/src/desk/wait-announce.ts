import { one, run, type Script, the } from "../store/script.ts";
import { insertAnnouncement, lastAnnouncement } from "../store/statements/announcements.ts";
import { conversationOf } from "./conversations.ts";
import type { WaitToAnnounce } from "./system.ts";
import { note, type Work } from "./work.ts";
import { deskSeqNow } from "../store/statements/announcements.ts";

/** Records the ranges that are about to be shown (W1): who left the line in the meantime is passed over. */
export function* announceWaits(work: Work, waits: readonly WaitToAnnounce[]): Script<void> {
  const { lastSeq } = yield* the(deskSeqNow, { desk: work.desk });
  let deskSeq = lastSeq;
  for (const { conversation: id, place, range, refusal, basis, sketch } of waits) {
    const conversation = yield* conversationOf(work, id);
    if (conversation.state !== "queued" && conversation.state !== "offered") continue;
    note(work, conversation, { type: "wait.announced", place, range, refusal, basis });
    deskSeq += 1;
    const last = yield* one(lastAnnouncement, { desk: work.desk, conversation: id });
    yield* run(insertAnnouncement, {
      desk: work.desk,
      conversation: id,
      n: (last?.n ?? 0) + 1,
      deskSeq,
      atMs: work.nowMs,
      lowMs: range?.lowMs ?? 0,
      highMs: range?.highMs ?? null,
      sketch: JSON.stringify(sketch),
      outcome: null,
    });
  }
}
