import type { Conversation } from "../domain/conversation.ts";
import { EFFORT_MS, newcomerCapacity } from "../domain/effort.ts";
import { one, run, type Script } from "../store/script.ts";
import { setCapacity } from "../store/statements/agents.ts";
import {
  forgetNewcomer,
  forgetWorkedChats,
  newcomerOf,
  saveNewcomer,
  saveWorkedChat,
  workedChat,
} from "../store/statements/effort.ts";
import { agentOf } from "./acting-agent.ts";
import { touchLinesOf } from "./seats.ts";
import { slotsFact } from "./wait-facts.ts";
import { note, type Work } from "./work.ts";

/**
 * A chat that an agent had is over: it counts once in their last hours (LP3), and once ever towards one chat more for a newcomer (LP1), however often it is
 * opened again.
 */
export function* chatEnded(work: Work, conversation: Conversation, agent: number): Script<void> {
  if (conversation.isTest) return;
  const { desk, nowMs } = work;
  const key = { desk, agent, conversation: conversation.id };
  const { endedAtMs = null, hardAtMs = null } = (yield* one(workedChat, key)) ?? {};
  const sinceMs = nowMs - EFFORT_MS;
  if (endedAtMs !== null && endedAtMs >= sinceMs) return;
  yield* run(forgetWorkedChats, { desk, agent, beforeMs: sinceMs });
  yield* run(saveWorkedChat, { ...key, endedAtMs: nowMs, hardAtMs });
  if (endedAtMs === null) yield* oneMoreEnded(work, agent);
}

/** A conversation has become a complaint: whoever had it last had a hard one (LP4). */
export function* chatWasHard(work: Work, { agent, id, isTest }: Conversation): Script<void> {
  if (agent === null || isTest) return;
  const key = { desk: work.desk, agent, conversation: id };
  const { endedAtMs = null } = (yield* one(workedChat, key)) ?? {};
  yield* run(saveWorkedChat, { ...key, endedAtMs, hardAtMs: work.nowMs });
}

function* oneMoreEnded(work: Work, id: number): Script<void> {
  const key = { desk: work.desk, agent: id };
  const newcomer = yield* one(newcomerOf, key);
  if (newcomer === undefined) return;
  const ended = newcomer.ended + 1;
  const capacity = newcomerCapacity(newcomer.upTo, ended);
  if (capacity < newcomer.upTo) yield* run(saveNewcomer, { ...key, upTo: newcomer.upTo, ended });
  else yield* run(forgetNewcomer, key);
  const agent = yield* agentOf(work, id);
  if (agent.capacity >= capacity) return;
  yield* run(setCapacity, { desk: work.desk, id, capacity });
  note(
    work,
    null,
    { type: "agent.capacityChanged", agentId: agent.publicId, capacity },
    { by: "system", fact: yield* slotsFact(work, { ...agent, capacity }) },
  );
  yield* touchLinesOf(work, id);
}

/** An agent is new to the work: how many chats at once they carry now, on the way to `upTo` (LP1). What they have ended before stays counted. */
export function* beginAsNewcomer(
  { desk }: Pick<Work, "desk">,
  agent: number,
  upTo: number,
): Script<number> {
  const ended = (yield* one(newcomerOf, { desk, agent }))?.ended ?? 0;
  const capacity = newcomerCapacity(upTo, ended);
  if (capacity === upTo) return yield* noNewcomer({ desk }, agent, upTo);
  yield* run(saveNewcomer, { desk, agent, upTo, ended });
  return capacity;
}

/** An agent is no newcomer, or not any more: they carry `capacity`. */
export function* noNewcomer(
  { desk }: Pick<Work, "desk">,
  agent: number,
  capacity: number,
): Script<number> {
  yield* run(forgetNewcomer, { desk, agent });
  return capacity;
}
