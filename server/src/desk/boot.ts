import { deadlines, isDeadlineKind } from "../domain/deadline.ts";
import { all, one, run, type Script } from "../store/script.ts";
import { setAgentPresence } from "../store/statements/agents.ts";
import {
  agentsNotOffline,
  everyDeadline,
  underWay,
  visitorsNotAbsent,
} from "../store/statements/scans.ts";
import { deadlineOf } from "../store/statements/deadlines.ts";
import { setReachable } from "../store/statements/reachable.ts";
import { setVisitorPresence } from "../store/statements/visitors.ts";
import { agentOf } from "./acting-agent.ts";
import { giveBackOffers } from "./availability.ts";
import { arm } from "./deadline-rows.ts";
import { keepPlace } from "./kept-place.ts";
import { nameDepartments } from "./sites-and-departments.ts";
import { beginTurnAnew } from "./turn.ts";
import { note, type Work } from "./work.ts";

/**
 * The server has just started: nobody is connected yet, and the time it was down counts against nobody (D2, R12). Graces start anew; agents
 * who were there are reconnecting: they keep their chats, and what was only offered goes back (AP1); whoever stands in line keeps their place and is skipped until they are back.
 */
export function* boot(work: Work): Script<void> {
  const { desk } = work;
  yield* nameDepartments(desk);
  for (const { kind, subject } of yield* all(everyDeadline, { desk }))
    if (isDeadlineKind(kind) && deadlines[kind].nature === "grace") {
      const dueAtMs = yield* arm(work, kind, subject);
      if (kind === "turn") yield* beginTurnAnew(work, subject, dueAtMs);
    }
  for (const { id } of yield* all(agentsNotOffline, { desk })) {
    const agent = yield* agentOf(work, id);
    if (agent.presence !== "reconnecting") {
      yield* run(setAgentPresence, { desk, id, presence: "reconnecting" });
      const changed = { type: "agent.presenceChanged", agentId: agent.publicId } as const;
      note(work, null, { ...changed, presence: "reconnecting", afterRestart: true });
    }
    yield* arm(work, "agentLost", id);
    yield* giveBackOffers(work, agent, "agentUnavailable");
  }
  for (const { visitor } of yield* all(visitorsNotAbsent, { desk }))
    yield* run(setVisitorPresence, {
      desk,
      id: visitor,
      presence: "absent",
      lastSeenAtMs: work.nowMs,
    });
  for (const { id, line, state, callback } of yield* all(underWay, { desk })) {
    yield* run(setReachable, { desk, id, isReachable: 0 });
    if (state !== "queued" && state !== "offered") continue;
    // What is kept for the day is kept until the hour it was kept until.
    if ((yield* one(deadlineOf, { desk, kind: "callbackKept", subject: id })) !== undefined)
      continue;
    yield* keepPlace(work, { id, line, callback: callback === null ? null : { way: callback } });
  }
}
