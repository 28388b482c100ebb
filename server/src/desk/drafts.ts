import {
  cleanText,
  type ConversationId,
  DeskError,
  type DraftList,
  MAX_DRAFTS,
  type SavedDraft,
} from "@presently/shared/protocol";
import { all, one, run, type Script, the } from "../store/script.ts";
import {
  draftCountOf,
  draftOf,
  draftsOfAgent,
  forgetEndedDrafts,
  forgetOldDrafts,
  saveDraft,
} from "../store/statements/drafts.ts";
import { conversationNamed } from "../store/statements/streams.ts";
import type { Recorded } from "../store/stored-event.ts";
import { assertMayRead, type Reader } from "../views/reading-rights.ts";
import type { Work } from "./work.ts";

/** A draft that nobody has touched for so long goes (DR4); consoles forget theirs after as long. */
const KEEP_DRAFTS_MS = 14 * 24 * 60 * 60_000;
/** What was begun to a visitor stays so long after an agent has ended the conversation: as long as that can be undone (DR3). */
const KEEP_AFTER_END_MS = 60_000;

/** Keeps one draft of an agent's own and answers what is kept then: the one written last (DR2). Throws `not-found` where they may not read (RI6), `value.invalid` beyond MAX_DRAFTS (DR4). */
export function saveOwnDraft(
  desk: number,
  reader: Reader,
  { conversationId, kind, text, atMs }: SavedDraft,
  nowMs: number,
): () => Script<Recorded<SavedDraft>> {
  return function* () {
    const found = yield* one(conversationNamed, { desk, publicId: conversationId });
    if (found === undefined) throw new DeskError("not-found");
    yield* assertMayRead(desk, reader, found);
    const place = { desk, agent: reader.agent, conversation: found.id, kind };
    const kept = yield* one(draftOf, place);
    // Nobody writes later than now: a clock that is ahead would win for ever.
    const written = { text, atMs: Math.min(atMs, nowMs) };
    const isLater = kept === undefined ? text !== "" : written.atMs >= kept.atMs;
    if (isLater && text !== "" && (kept === undefined || kept.text === ""))
      yield* assertRoomForDrafts(desk, reader.agent);
    if (isLater) yield* run(saveDraft, { ...place, ...written });
    const latest = isLater || kept === undefined ? written : kept;
    return { answer: { conversationId, kind, ...latest }, events: [] };
  };
}

function* assertRoomForDrafts(desk: number, agent: number): Script<void> {
  const { count } = yield* the(draftCountOf, { desk, agent });
  if (count >= MAX_DRAFTS) throw new DeskError("value.invalid");
}

/** All that an agent has begun, once what is over is forgotten (DR3, DR4). */
export function listOwnDrafts(
  desk: number,
  agent: number,
  nowMs: number,
): () => Script<Recorded<DraftList>> {
  return function* () {
    yield* run(forgetOldDrafts, { desk, beforeMs: nowMs - KEEP_DRAFTS_MS });
    yield* run(forgetEndedDrafts, { desk, agent, beforeMs: nowMs - KEEP_AFTER_END_MS });
    const rows = yield* all(draftsOfAgent, { desk, agent });
    const drafts = rows.map(({ publicId, ...draft }) => ({
      conversationId: publicId as ConversationId, // written by this server with the prefix of its kind
      ...draft,
    }));
    return { answer: { drafts }, events: [] };
  };
}

/**
 * What was said is a draft nowhere any more, also where the browser could not say so (DR3). What the sent text does not begin with is another draft,
 * begun since on another device, and stays.
 */
export function* forgetSaid(
  { desk, nowMs }: Pick<Work, "desk" | "nowMs">,
  place: { readonly agent: number; readonly conversation: number },
  kind: "reply" | "note",
  text: string,
): Script<void> {
  const kept = yield* one(draftOf, { desk, ...place, kind });
  if (kept === undefined || kept.text === "" || !text.startsWith(cleanText(kept.text))) return;
  const kinds = kind === "reply" ? (["reply", "answers", "picked"] as const) : ([kind] as const);
  for (const each of kinds)
    yield* run(saveDraft, { desk, ...place, kind: each, text: "", atMs: nowMs });
}
