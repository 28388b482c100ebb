import type { ConversationId, Register } from "@presently/shared/protocol";
import { isGivenUp, MAIL_TRY_MS, retryDelayMs } from "../domain/mail.ts";
import { readSiteSettings } from "../domain/site-settings.ts";
import { secretHash } from "../secret-hash.ts";
import { allocateIds } from "../store/allocate-ids.ts";
import { one, run, type Script } from "../store/script.ts";
import { deleteMailTry, insertMailTry } from "../store/statements/mail-tries.ts";
import { mailFacts } from "../store/statements/outbox.ts";
import { callOf, deletePush, pushOf, savePush } from "../store/statements/pushes.ts";
import type { Recorded } from "../store/stored-event.ts";
import type { DeskContext } from "./context.ts";
import { earliestFor } from "./mail-sending.ts";
import { callByMail, wholeTurn } from "./turn.ts";
import { bySystem, note, type Work } from "./work.ts";

/** Which call: there is one for a conversation. */
export interface PushRef {
  readonly conversation: number;
}

/** What a call says, read in the moment it goes (PU3). */
export interface PushContent {
  readonly siteKey: string;
  readonly siteName: string;
  readonly language: string;
  readonly register: Register;
  readonly timeZone: string;
  /** Until when the visitor has to come. */
  readonly untilMs: number;
}

/** A call that may go now. It counts as tried from here on, and is due again by itself should nobody write down what became of it (PU3). */
export interface BegunPush extends PushRef {
  readonly address: { readonly endpoint: string; readonly p256dh: string; readonly auth: string };
  readonly content: PushContent;
  /** How long the call is worth delivering. */
  readonly lastsMs: number;
  readonly publicId: string;
  readonly tryId: number;
  /** The conversation as events name it. */
  readonly about: { readonly id: number; readonly publicId: ConversationId };
}

/** Takes a call that is due and reads what it says. Undefined when it shall not go now: something else took it, the turn is over, or a limit holds it back. */
export function beginPush(
  { conversation }: PushRef,
  context: DeskContext,
): () => Script<Recorded<BegunPush | undefined>> {
  return bySystem(context, (work) => begin(work, conversation));
}

function* begin(work: Work, conversation: number): Script<BegunPush | undefined> {
  const { desk, nowMs } = work;
  const key = { desk, conversation };
  const push = yield* one(pushOf, key);
  if (push === undefined || push.state !== "waiting" || push.dueAtMs > nowMs) return undefined;
  const { endpoint, p256dh, auth, ...call } = push;
  const facts = yield* one(mailFacts, { desk, id: conversation });
  if (facts === undefined || facts.turnUntilMs === null) {
    yield* run(savePush, { ...key, ...call, state: "kept" });
    return undefined;
  }
  const { site, siteKey, siteName, language, timeZone } = facts;
  const { register } = readSiteSettings(facts.siteSettings);
  // Counted by the same numbers as mail (PU4).
  const recipient = secretHash(endpoint).toString("base64url");
  const goesAtMs = yield* earliestFor(work, { recipient, site, what: "push" });
  if (goesAtMs > nowMs) {
    yield* run(savePush, { ...key, ...call, dueAtMs: goesAtMs });
    return undefined;
  }
  const untilMs = yield* wholeTurn(work, conversation, facts.turnUntilMs);
  const tryId = yield* allocateIds(desk);
  yield* run(insertMailTry, { desk, id: tryId, site, recipient, what: "push", atMs: nowMs });
  yield* run(savePush, { ...key, ...call, tries: call.tries + 1, dueAtMs: nowMs + MAIL_TRY_MS });
  return {
    conversation,
    address: { endpoint, p256dh, auth },
    content: { siteKey, siteName, language, register, timeZone, untilMs },
    lastsMs: untilMs - nowMs,
    publicId: push.publicId,
    tryId,
    about: { id: conversation, publicId: facts.publicId as ConversationId }, // written by this server with the prefix of its kind
  };
}

/**
 * What became of a try. `sent`: the push service has it. `gone`: the subscription is no more. `refused`: it will not have it, now or later.
 * `trouble`: not this time; `mayHaveGone` is false where the service surely never took it.
 */
export type PushOutcome =
  | { readonly kind: "sent" | "gone" | "refused" }
  | { readonly kind: "trouble"; readonly mayHaveGone: boolean };

/** What became of the call after that try. */
export type PushEnd = "sent" | "failed" | "retried";

/** Writes down what became of a try. `random` in [0, 1) spreads the retries. */
export function endPush(
  begun: BegunPush,
  outcome: PushOutcome,
  random: number,
  context: DeskContext,
): () => Script<Recorded<PushEnd>> {
  return bySystem(context, (work) => end(work, begun, outcome, random));
}

function* end(work: Work, begun: BegunPush, outcome: PushOutcome, random: number): Script<PushEnd> {
  const { desk, nowMs } = work;
  const { conversation, publicId, tryId, about } = begun;
  const key = { desk, conversation };
  if (outcome.kind === "trouble" && !outcome.mayHaveGone)
    yield* run(deleteMailTry, { desk, id: tryId });
  const call = yield* one(callOf, key);
  // Taken back, asked for anew, or the wait is over: what was begun is over all the same.
  const isSame = call?.state === "waiting" && call.publicId === publicId;
  if (outcome.kind === "sent") {
    note(work, about, { type: "push.sent" });
    if (isSame) yield* run(savePush, { ...key, ...call, state: "done" });
    return "sent";
  }
  if (!isSame) return "retried";
  if (outcome.kind === "gone") {
    yield* run(deletePush, key);
    return yield* fail(work, begun, "gone");
  }
  if (outcome.kind === "refused" || isGivenUp(call.queuedAtMs, nowMs)) {
    yield* run(savePush, { ...key, ...call, state: "failed" });
    return yield* fail(work, begun, outcome.kind === "refused" ? "refused" : "gaveUp");
  }
  const dueAtMs = nowMs + retryDelayMs(call.tries, random);
  yield* run(savePush, { ...key, ...call, dueAtMs });
  return "retried";
}

/** No push reaches them any more: whoever left an address is called by mail (PU2). */
function* fail(
  work: Work,
  { conversation, about }: BegunPush,
  reason: "gone" | "refused" | "gaveUp",
): Script<"failed"> {
  note(work, about, { type: "push.failed", reason });
  yield* callByMail(work, conversation);
  return "failed";
}
