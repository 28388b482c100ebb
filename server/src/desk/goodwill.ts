import type { ConversationId, SiteId } from "@presently/shared/protocol";
import {
  GOODWILL_DAY_MS,
  type GoodwillFacts,
  goodwillFor,
  type GoodwillRule,
} from "../domain/goodwill.ts";
import { mailboxHash } from "../mailbox.ts";
import { all, one, run, type Script, the } from "../store/script.ts";
import type { RowOf } from "../store/statement.ts";
import { armDeadline } from "../store/statements/deadlines.ts";
import {
  giftOf,
  giftsSince,
  goodwillAwaited,
  goodwillOf,
  goodwillSubject,
  inLineSince,
  insertGift,
  lastGiftToMailbox,
  lastGiftToVisitor,
  nextCode,
  setPoolEmpty,
  takeCode,
  WAITING_LOOKED_AT,
  waitingOnSite,
} from "../store/statements/goodwill.ts";
import { conversationOf, openConversationsOf } from "./conversations.ts";
import { arm } from "./deadline-rows.ts";
import { note, type Work } from "./work.ts";

type Rule = RowOf<typeof goodwillOf>;
type Subject = RowOf<typeof goodwillSubject>;

/** Why somebody stands in line who stood there before. */
const WAITS_ON: ReadonlySet<string> = new Set(["topicChosen", "anyLanguage"]);

/**
 * Whoever came to stand in line with this command, and still does at its end, is looked at when their wait passes the owner's limit (GW1).
 * Where goodwill is off this reads one row and writes nothing.
 */
export function* awaitGoodwill(work: Work): Script<void> {
  const queued = new Set<number>();
  for (const { draft } of work.notes)
    // Who says what it is about waits on (TO2), and so does who waits for somebody of any language now (LG4).
    if (draft.type === "conversation.queued" && !WAITS_ON.has(String(draft.data["reason"])))
      queued.add(draft.conversation);
    else if (draft.type === "conversation.assigned") queued.delete(draft.conversation);
  for (const id of queued) {
    const awaited = yield* one(goodwillAwaited, { desk: work.desk, id });
    if (awaited !== undefined) yield* lookAt(work, id, work.nowMs + awaited.limitMs);
  }
}

/**
 * Everybody who waits on a site is looked at by the rule as it is now: it was changed, or there are codes again (GW1, GW6). Not all at once: the
 * rest is due at the conversation to go on with.
 */
export function* lookAtWaiting(work: Work, site: number, from = 0): Script<void> {
  const { desk } = work;
  const rule = yield* one(goodwillOf, { desk, site });
  if (rule?.isOn !== 1) return;
  const waiting: number[] = [];
  for (const state of ["queued", "offered"] as const)
    for (const { id } of yield* all(waitingOnSite, { desk, site, state, from })) waiting.push(id);
  waiting.sort((a, b) => a - b);
  for (const id of waiting.slice(0, WAITING_LOOKED_AT))
    yield* lookAt(work, id, (yield* inLineSinceMs(work, id)) + rule.limitMs);
  const next = waiting[WAITING_LOOKED_AT];
  if (next !== undefined) yield* arm(work, "goodwillRule", next);
}

/** A visitor has said who they are while they wait: it may be for them now (GW2). */
export function* lookAtVisitor(work: Work, visitor: number): Script<void> {
  const { desk } = work;
  for (const { id } of (yield* openConversationsOf(work, visitor)).open) {
    const awaited = yield* one(goodwillAwaited, { desk, id });
    if (awaited === undefined) continue;
    yield* lookAt(work, id, (yield* inLineSinceMs(work, id)) + awaited.limitMs);
  }
}

/** Goes on from a conversation of the site, whatever has become of that one since. */
export function* lookFurther(work: Work, from: number): Script<void> {
  const { site } = yield* conversationOf(work, from);
  yield* lookAtWaiting(work, site, from);
}

/**
 * Since when they stand in line, this time: an hour in an agent's hands, or away with the page closed, was no wait, though the place it came
 * back to is the first one's (Q2, Q7).
 */
function* inLineSinceMs({ desk }: Work, conversation: number): Script<number> {
  return (yield* the(inLineSince, { desk, conversation })).atMs;
}

function* lookAt({ desk, nowMs }: Work, id: number, atMs: number): Script<void> {
  yield* run(armDeadline, {
    desk,
    kind: "goodwill",
    subject: id,
    dueAtMs: Math.max(nowMs, atMs),
  });
}

/** A wait has passed the limit: gives what the owner's rule gives, in this transaction or not at all (GW1 to GW6). */
export function* goodwillDue(work: Work, id: number): Script<void> {
  const { desk, nowMs } = work;
  const subject = yield* the(goodwillSubject, { desk, id });
  const set = yield* one(goodwillOf, { desk, site: subject.site });
  if (set === undefined) return;
  const rule: GoodwillRule = { ...set, isOn: set.isOn === 1 };
  const mailbox = subject.email === null ? null : mailboxHash(subject.email);
  const facts = yield* factsOf(work, id, subject, rule.audience === "everyone" ? mailbox : null);
  const decided = goodwillFor(rule, facts, nowMs);
  if (decided.verdict === "look again") return yield* lookAt(work, id, decided.atMs);
  if (decided.verdict === "nothing") return;
  const code = set.fixedCode ?? (yield* takeFromPool(work, subject.site));
  if (code === undefined) return yield* tellEmpty(work, subject, set);
  const { site, visitor } = subject;
  yield* run(insertGift, {
    desk,
    conversation: id,
    site,
    visitor,
    mailbox,
    atMs: nowMs,
    agent: null,
  });
  // Safe: the desk writes every public id with its prefix.
  const about = { id, publicId: subject.publicId as ConversationId };
  note(work, about, { type: "goodwill.given", text: { words: set.words, code } });
}

function* factsOf(
  work: Work,
  id: number,
  subject: Subject,
  mailbox: string | null,
): Script<GoodwillFacts> {
  const { desk, nowMs } = work;
  const { site, visitor, state } = subject;
  const toVisitor = yield* one(lastGiftToVisitor, { desk, visitor });
  const toMailbox =
    mailbox === null ? undefined : yield* one(lastGiftToMailbox, { desk, site, mailbox });
  const given = yield* the(giftsSince, { desk, site, sinceMs: nowMs - GOODWILL_DAY_MS });
  const lastGivenAtMs = Math.max(toVisitor?.atMs ?? -1, toMailbox?.atMs ?? -1);
  return {
    isQueued: state === "queued" || state === "offered",
    isTest: subject.testSinceMs !== null,
    inLineSinceMs: yield* inLineSinceMs(work, id),
    isWaiting: subject.presence !== "absent" || subject.callback !== null,
    isIdentified: subject.verifiedSub !== null,
    isGivenHere: (yield* one(giftOf, { desk, conversation: id })) !== undefined,
    lastGivenAtMs: lastGivenAtMs < 0 ? null : lastGivenAtMs,
    givenInDay: given.count,
  };
}

/** A code that nobody had before and nobody will have again; undefined when there is none (GW5, GW6). */
export function* takeFromPool({ desk }: Work, site: number): Script<string | undefined> {
  const next = yield* one(nextCode, { desk, site });
  if (next === undefined) return undefined;
  const { changes } = yield* run(takeCode, { desk, id: next.id });
  if (changes !== 1) throw new Error(`code ${next.id} of the pool was taken twice`);
  return next.code;
}

function* tellEmpty(work: Work, { site, siteId }: Subject, { emptySinceMs }: Rule): Script<void> {
  if (emptySinceMs !== null) return;
  yield* run(setPoolEmpty, { desk: work.desk, site, emptySinceMs: work.nowMs });
  notePool(work, siteId as SiteId, true); // the desk writes every public id with its prefix
}

/** The owner hears that the pool was empty when somebody was due a code, and that it is no longer (GW6). */
export function notePool(work: Work, siteId: SiteId, isEmpty: boolean): void {
  note(work, null, { type: "goodwill.poolChanged", siteId, isEmpty });
}
