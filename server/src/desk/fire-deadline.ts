import { isDeadlineKind } from "../domain/deadline.ts";
import { messageLeft } from "../domain/conversation.ts";
import { one, type Script } from "../store/script.ts";
import { takeDueDeadline } from "../store/statements/deadlines.ts";
import { visitorById } from "../store/statements/visitors.ts";
import { agentOf } from "./acting-agent.ts";
import { agentLost } from "./agent-presence.ts";
import { chooseAvailability } from "./availability.ts";
import { apply, conversationOf } from "./conversations.ts";
import { endCallback } from "./callback.ts";
import { arm } from "./deadline-rows.ts";
import { goodwillDue, lookFurther } from "./goodwill.ts";
import { tellIncident } from "./incident.ts";
import { endKeeping, keepPlace } from "./kept-place.ts";
import { waitedInLanguage } from "./language-lines.ts";
import { lapseOffer, slotsOf } from "./offers.ts";
import { promisesDue } from "./promises.ts";
import { promiseAnswer } from "./promised-answer.ts";
import { lapseTransfer } from "./transfer.ts";
import { turnOver } from "./turn.ts";
import { leftFact } from "./wait-facts.ts";
import type { Work } from "./work.ts";
import { wrapUpElapsed } from "./wrap-up.ts";

/** Takes a deadline that is due and does what it stands for, if the state still calls for it (D3). */
export function* fireDeadline(work: Work, kind: string, subject: number): Script<void> {
  const taken = yield* one(takeDueDeadline, { desk: work.desk, kind, subject, nowMs: work.nowMs });
  if (taken === undefined || !isDeadlineKind(kind)) return;
  switch (kind) {
    case "offer":
      return yield* offerExpired(work, subject);
    case "transfer":
      return yield* transferExpired(work, subject);
    case "wrapUp":
      return yield* wrapUpElapsed(work, subject);
    case "agentLost":
      return yield* agentLost(work, subject);
    case "visitorAbsent":
    case "callbackKept":
      return yield* visitorGone(work, subject);
    case "turn":
      return work.context.faults?.turnPassed === "dropped"
        ? yield* visitorGone(work, subject)
        : yield* turnOver(work, subject);
    case "dispatch":
      return void work.touchedLines.add(subject);
    case "incidentNews":
      return yield* tellIncident(work, subject);
    case "goodwill":
      return yield* goodwillDue(work, subject);
    case "goodwillRule":
      return yield* lookFurther(work, subject);
    case "promise":
      return yield* promisesDue(work, subject);
    case "language":
      return yield* waitedInLanguage(work, subject);
    case "returnWindow":
      return; // Its being gone is all there is to it: coming back no longer queues again (Q7).
  }
}

/** Nobody accepted in time: back to the front, and the agent, if they were there to see it, is set away with notice (RT5, R14). */
function* offerExpired(work: Work, id: number): Script<void> {
  const { offer } = yield* slotsOf(work, id);
  if (offer === undefined) return;
  yield* lapseOffer(work, offer, "expired");
  const agent = yield* agentOf(work, offer.agent);
  if (agent.presence === "connected")
    yield* chooseAvailability(work, agent, "away", "offerExpired");
}

function* transferExpired(work: Work, id: number): Script<void> {
  const { offer } = yield* slotsOf(work, id);
  if (offer !== undefined)
    yield* lapseTransfer(work, yield* conversationOf(work, id), offer, "expired");
}

/** The place was kept for its ten minutes, or for the day: now it is a left message, never deleted, and the way back stays open for a day (Q6, Q7). */
function* visitorGone(work: Work, id: number): Script<void> {
  const conversation = yield* conversationOf(work, id);
  const visitor = yield* one(visitorById, { desk: work.desk, id: conversation.visitor });
  if (visitor?.presence !== "absent") return;
  // Offered just now: whoever accepts finds the message; if nobody does, the place is looked at again.
  if (conversation.state === "offered") return yield* keepPlace(work, conversation);
  if (conversation.state !== "queued") return;
  yield* arm(work, "returnWindow", id);
  yield* endKeeping(work, id);
  yield* endCallback(work, conversation);
  yield* apply(work, conversation, messageLeft(conversation, "absent", work.nowMs), {
    fact: leftFact(work, conversation, work.nowMs - visitor.lastSeenAtMs),
  });
  yield* promiseAnswer(work, conversation);
}
