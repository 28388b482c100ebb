import {
  type AgentCommand,
  type CommandOf,
  DeskError,
  MAX_PROMISE_REASON_CHARS,
  type OpenPromise,
  type PromiseKind,
} from "@presently/shared/protocol";
import { readNote } from "../content.ts";
import type { Conversation } from "../domain/conversation.ts";
import { byDueTime, fallenDue, nextDueMs, type Promised, promised } from "../domain/promises.ts";
import { PROMISE_MAIL_MS } from "../domain/mail.ts";
import { isAtLeast, roleOn } from "../domain/rights.ts";
import { run, type Script } from "../store/script.ts";
import { dropPromise, savePromise } from "../store/statements/promises.ts";
import { openOf, readPromised } from "../views/promises.ts";
import { type ActingAgent, assertRightOver, conversationFor } from "./acting-agent.ts";
import { conversationOf, flagOf } from "./conversations.ts";
import { arm, cancel } from "./deadline-rows.ts";
import { queueMail } from "./outgoing-mail.ts";
import { note, type Work } from "./work.ts";

type Subject = Pick<Conversation, "id" | "publicId">;

/**
 * The agent's yes to a promise: in a chat they hold, or on a left message of a site they work for, and a follow-up after the end as well (PM1,
 * PM2, PM11). Throws `value.invalid` for a time that can't be, `conversation.wrong-state` where one of the kind is open already,
 * `conversation.is-closed` for another kind once it has ended.
 */
export function* makePromise(
  work: Work,
  agent: ActingAgent,
  { type, conversationId, kind, dueAtMs }: CommandOf<AgentCommand, "promise.make">,
): Script<void> {
  const conversation = yield* conversationFor(work, agent, conversationId);
  const { state } = conversation;
  if (state === "closed" && kind !== "followUp") throw new DeskError("conversation.is-closed");
  const isTheTeams =
    (state === "messageLeft" || state === "closed") &&
    isAtLeast(roleOn(conversation.site, agent.grants), "agent");
  if (!isTheTeams) assertRightOver(agent, type, conversation);
  const before = yield* readPromised(work.desk, conversation.id);
  if (before.some((promise) => promise.kind === kind))
    throw new DeskError("conversation.wrong-state");
  const open = yield* keepRow(work, conversation, before, promised(kind, dueAtMs, work.nowMs));
  note(work, conversation, { type: "promise.made", kind, dueAtMs, open });
  yield* mailIt(work, conversation);
}

/** Another time for it, and why (PM5). Whoever reads the conversation may: it is owed by the team. */
export function* changePromise(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "promise.change">,
): Script<void> {
  const { kind, dueAtMs } = command;
  const { conversation, before, former } = yield* openPromise(work, agent, command);
  const reason = command.text === null ? "" : readNote(command.text, MAX_PROMISE_REASON_CHARS);
  const open = yield* keepRow(work, conversation, before, promised(kind, dueAtMs, work.nowMs));
  note(work, conversation, {
    type: "promise.changed",
    kind,
    dueAtMs,
    formerDueAtMs: former.dueAtMs,
    text: reason === "" ? null : reason,
    open,
  });
  yield* mailIt(work, conversation);
}

/** It is done (PM5): late from the moment on at which it is broken (PM4). */
export function* keepPromise(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "promise.keep">,
): Script<void> {
  const { conversation, before, former } = yield* openPromise(work, agent, command);
  const { kind, dueAtMs } = former;
  const open = yield* dropRow(work, conversation, before, kind);
  const isLate = work.nowMs >= dueAtMs;
  note(work, conversation, { type: "promise.kept", kind, dueAtMs, isLate, open });
}

/** It was made in error, or is needed no more (PM5). */
export function* takePromiseBack(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "promise.takeBack">,
): Script<void> {
  const { conversation, before, former } = yield* openPromise(work, agent, command);
  const { kind, dueAtMs } = former;
  const open = yield* dropRow(work, conversation, before, kind);
  note(work, conversation, { type: "promise.takenBack", kind, dueAtMs, open });
  yield* mailIt(work, conversation);
}

/** Who is not there by then is mailed what is promised, with what was written meanwhile (PM12). */
function mailIt(work: Work, conversation: Conversation): Script<void> {
  const dueAtMs = work.nowMs + PROMISE_MAIL_MS;
  return queueMail(work, { kind: "unreadReply", conversation, dueAtMs });
}

/** Says to the team what is due soon, and to all what was due by now (PM3, PM4). */
export function* promisesDue(work: Work, id: number): Script<void> {
  const conversation = yield* conversationOf(work, id);
  let promises = yield* readPromised(work.desk, id);
  for (const before of promises) {
    const due = fallenDue(before, work.nowMs);
    if (due === undefined) continue;
    const open = yield* keepRow(work, conversation, promises, due.promise);
    promises = yield* readPromised(work.desk, id);
    const { kind, dueAtMs } = before;
    if (due.became === "broken")
      note(work, conversation, { type: "promise.broken", kind, dueAtMs, open });
    else note(work, conversation, { type: "promise.reminded", kind, dueAtMs });
  }
  yield* armNext(work, conversation, promises);
}

/** The open promise that a command is about. Throws `conversation.wrong-state` where there is none of its kind. */
function* openPromise(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "promise.change" | "promise.keep" | "promise.takeBack">,
) {
  const conversation = yield* conversationFor(work, agent, command.conversationId);
  assertRightOver(agent, command.type, conversation);
  const before = yield* readPromised(work.desk, conversation.id);
  const former = before.find(({ kind }) => kind === command.kind);
  if (former === undefined) throw new DeskError("conversation.wrong-state");
  return { conversation, before, former };
}

function* keepRow(
  work: Work,
  about: Subject,
  before: readonly Promised[],
  promise: Promised,
): Script<OpenPromise[]> {
  const { kind, dueAtMs, remindAtMs, isBroken } = promise;
  yield* run(savePromise, {
    desk: work.desk,
    conversation: about.id,
    kind,
    dueAtMs,
    remindAtMs,
    isBroken: flagOf(isBroken),
  });
  return yield* armNext(work, about, [...othersThan(kind, before), promise]);
}

function* dropRow(
  work: Work,
  about: Subject,
  before: readonly Promised[],
  kind: PromiseKind,
): Script<OpenPromise[]> {
  yield* run(dropPromise, { desk: work.desk, conversation: about.id, kind });
  return yield* armNext(work, about, othersThan(kind, before));
}

/** One deadline for all that is promised in a conversation: the next of them. Answers what is open now. */
function* armNext(
  work: Work,
  { id }: Subject,
  promises: readonly Promised[],
): Script<OpenPromise[]> {
  const atMs = nextDueMs(promises);
  if (atMs === undefined) yield* cancel(work, "promise", id);
  else yield* arm(work, "promise", id, atMs);
  return openOf(byDueTime(promises));
}

function othersThan(kind: PromiseKind, promises: readonly Promised[]): Promised[] {
  return promises.filter((promise) => promise.kind !== kind);
}
