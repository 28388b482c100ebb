import { one, run, type Script, the } from "../store/script.ts";
import { insertAnnouncement, lastAnnouncement } from "../store/statements/announcements.ts";
import { deskHead } from "../store/statements/streams.ts";
import { conversationOf, flagOf } from "./conversations.ts";
import type { WaitToAnnounce } from "./system.ts";
import { note, type Work } from "./work.ts";

/** Records the ranges that are about to be shown (W1): who left the line in the meantime is passed over. */
export function* announceWaits(work: Work, waits: readonly WaitToAnnounce[]): Script<void> {
  const { desk } = work;
  const { lastSeq } = yield* the(deskHead, { desk });
  let deskSeq = lastSeq;
  for (const { conversation: id, isFree, sketch, ...told } of waits) {
    const conversation = yield* conversationOf(work, id);
    if (conversation.state !== "queued" && conversation.state !== "offered") continue;
    note(work, conversation, { type: "wait.announced", ...told });
    deskSeq += 1;
    const last = yield* one(lastAnnouncement, { desk, conversation: id });
    const n = (last?.n ?? 0) + 1;
    const firstN = last === undefined || last.outcome !== null ? n : last.firstN;
    const { place, range, refusal } = told;
    // A wait is held against what was told first.
    const isHeld = n === firstN && range !== null && !isFree;
    yield* run(insertAnnouncement, {
      desk,
      conversation: id,
      n,
      firstN,
      deskSeq,
      atMs: work.nowMs,
      line: conversation.line,
      place,
      lowMs: range?.lowMs ?? 0,
      expectedMs: range?.expectedMs ?? 0,
      highMs: range?.highMs ?? null,
      refusal,
      isFree: flagOf(isFree),
      sketch: JSON.stringify(isHeld ? sketch : []),
      outcome: null,
      endedAtMs: null,
      endedSeq: null,
      testSinceMs: conversation.isTest ? work.nowMs : null, // null or not is all that is read
    });
  }
}
