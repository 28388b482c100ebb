import type { CallbackWay } from "@presently/shared/protocol";
import { expect, test } from "vitest";
import { handMadeLog } from "./testing.ts";

/** The observer is there, and one visitor stands in line; both agents are busy with nothing. */
function oneWaiting() {
  const log = handMadeLog();
  log.happened({ type: "started" });
  log.opens();
  const { departmentId } = log;
  const queued = () =>
    log.event("conversation.queued", { departmentId, reason: "started", queuedAtMs: QUEUED_MS });
  return { ...log, queued };
}
const QUEUED_MS = Date.UTC(2026, 0, 1, 11);

test("nothing is found when who waits is given to who is free, once", () => {
  const { told, started, queued, event, agents, happened, later, verdict } = oneWaiting();
  told(started(), queued(), event("offer.made", { agentId: agents[0] }, false));
  told(event("conversation.assigned", { agentId: agents[0], reason: "accepted" }));
  later(5_000);
  happened({ type: "end" });
  expect(verdict()).toEqual([]);
});

test("G2: a number of the desk is missing", () => {
  const { told, started, queued, event, agents, verdict } = oneWaiting();
  const [first, second] = [started(), queued()];
  event("message.posted");
  told(first, second, event("offer.made", { agentId: agents[0] }, false));
  expect(verdict()).toContain("G2");
});

test("G5: somebody is given who stands behind another that could have been served", () => {
  const { told, started, queued, event, agents, otherConversation, departmentId, verdict } =
    oneWaiting();
  const other = { conversationId: otherConversation, departmentId };
  told(started(), queued(), event("conversation.started", { ...other, publicSeq: 1 }, false));
  told(
    event("conversation.queued", { ...other, reason: "started", queuedAtMs: QUEUED_MS + 1 }, false),
  );
  told(event("offer.made", { conversationId: otherConversation, agentId: agents[0] }, false));
  expect(verdict()).toEqual(["G5"]);
});

test("G5: two visitors stand in another order after a restart", () => {
  const {
    told,
    started,
    queued,
    event,
    by,
    otherConversation,
    conversationId,
    later,
    happened,
    verdict,
  } = oneWaiting();
  told(
    started(),
    queued(),
    event("conversation.started", { conversationId: otherConversation }, false),
  );
  const tell = (id: typeof conversationId, place: number) =>
    by("a", "visitor", { type: "place", conversationId: id, place });
  later(5_000);
  tell(conversationId, 1);
  tell(otherConversation, 2);
  later(5_000);
  happened({ type: "crashed" });
  happened({ type: "started" });
  tell(conversationId, 2);
  tell(otherConversation, 1);
  expect(verdict()).toContain("G5");
});

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Until when who is called at noon has to come. */
const TURN_MS = QUEUED_MS + HOUR_MS + 2 * MINUTE_MS;

/** The visitor asked to be called, is away, and is called a minute ago. */
function oneCalled(way: CallbackWay = "notice") {
  const log = oneWaiting();
  const { told, started, queued, event, later } = log;
  told(started(), queued(), event("callback.asked", { way }));
  told(event("visitor.presenceChanged", { presence: "absent" }, false));
  told(event("turn.called", { untilMs: TURN_MS }));
  later(MINUTE_MS);
  return log;
}

test("G5: who is called moves back before the time is over, is called twice, or loses the place", () => {
  const early = oneCalled();
  early.told(early.event("turn.passed", { reason: "elapsed" }));
  expect(early.verdict()).toEqual(["G5"]);
  const twice = oneCalled();
  twice.told(twice.event("turn.called", { untilMs: QUEUED_MS + 2 * 60 * 60_000 }));
  expect(twice.verdict()).toEqual(["G5"]);
  const lost = oneCalled();
  lost.told(lost.event("conversation.messageLeft", { reason: "absent" }));
  expect(lost.verdict()).toEqual(["G5"]);
  const inTime = oneCalled();
  inTime.later(60_000);
  inTime.told(inTime.event("turn.passed", { reason: "elapsed" }));
  expect(inTime.verdict()).toEqual([]);
});

/** What the judge finds when a place is given up after so long, with the server started anew an hour after the visitor went. */
function givenUp(way: CallbackWay, afterMs: number): string[] {
  const { told, started, queued, event, later, happened, verdict } = oneWaiting();
  told(started(), queued(), event("callback.asked", { way }));
  told(event("visitor.presenceChanged", { presence: "absent" }, false));
  later(HOUR_MS);
  happened({ type: "crashed" });
  happened({ type: "started" });
  later(afterMs - HOUR_MS);
  told(event("conversation.messageLeft", { reason: "absent" }));
  return verdict();
}

test("G5: a place is kept for ten minutes, of whoever left an address for twelve hours", () => {
  const keptMs = 10 * MINUTE_MS;
  expect(givenUp("notice", HOUR_MS + keptMs)).toEqual([]);
  expect(givenUp("notice", HOUR_MS + keptMs - 1)).toEqual(["G5"]);
  expect(givenUp("email", 12 * HOUR_MS - 1)).toEqual(["G5"]);
  // The server's absence takes nothing from the twelve hours, and adds nothing.
  expect(givenUp("email", 12 * HOUR_MS)).toEqual([]);
});

test("G5: who is called has more time twice, by as much each time, while there is some left", () => {
  const toComeMs = 2 * MINUTE_MS;
  const extended = (times: number, eachMs: number, afterMs = 0) => {
    const log = oneCalled();
    log.later(afterMs);
    for (let time = 1; time <= times; time += 1)
      log.told(log.event("turn.extended", { untilMs: TURN_MS + time * eachMs }));
    return log.verdict();
  };
  expect(extended(2, toComeMs)).toEqual([]);
  expect(extended(3, toComeMs)).toEqual(["G5"]);
  expect(extended(1, toComeMs + 1)).toEqual(["G5"]);
  expect(extended(1, toComeMs, MINUTE_MS)).toEqual(["G5"]);
});

test("G5: a start of the server begins the time to come anew, once, and that is none of the two", () => {
  const { told, event, happened, later, verdict } = oneCalled();
  happened({ type: "crashed" });
  later(HOUR_MS);
  happened({ type: "started" });
  const anewMs = QUEUED_MS + 2 * HOUR_MS + MINUTE_MS + 2 * MINUTE_MS;
  const until = (times: number) =>
    event("turn.extended", { untilMs: anewMs + times * 2 * MINUTE_MS });
  told(until(0), until(1), until(2));
  expect(verdict()).toEqual([]);
  told(until(3));
  expect(verdict()).toEqual(["G5"]);
});

test("G5: who is called by mail has the whole time from when it goes, and moves back once it has gone", () => {
  const log = oneCalled("email");
  const { told, event, later, verdict } = log;
  later(10 * MINUTE_MS);
  told(event("turn.extended", { untilMs: TURN_MS + 11 * MINUTE_MS }));
  told(event("mail.sent", { mail: "turn" }, false));
  later(2 * MINUTE_MS);
  told(event("turn.passed", { reason: "elapsed" }));
  expect(verdict()).toEqual([]);
  const again = oneCalled("email");
  again.told(again.event("mail.sent", { mail: "turn" }, false));
  again.later(10 * MINUTE_MS);
  again.told(again.event("turn.extended", { untilMs: TURN_MS + 11 * MINUTE_MS }));
  expect(again.verdict()).toEqual(["G5"]);
  for (const reason of ["elapsed", "overtaken"] as const) {
    const untold = oneCalled("email");
    untold.later(10 * MINUTE_MS);
    untold.told(untold.event("turn.passed", { reason }));
    expect(untold.verdict()).toEqual(["G5"]);
  }
});

test("G5, PU2: whom no push reaches is called by mail in the same turn, with the whole time again and once at most", () => {
  const log = oneCalled("push");
  const { told, event, later, verdict } = log;
  const byMail = event("callback.asked", { way: "email", by: "system" });
  told(byMail, event("turn.extended", { untilMs: TURN_MS + MINUTE_MS }));
  told(event("mail.sent", { mail: "turn" }, false));
  later(2 * MINUTE_MS);
  told(event("turn.passed", { reason: "elapsed" }));
  expect(verdict()).toEqual([]);
  const early = oneCalled("push");
  early.told(early.event("callback.asked", { way: "email", by: "system" }));
  early.told(early.event("turn.passed", { reason: "elapsed" }));
  expect(early.verdict()).toEqual(["G5"]);
});

test("G6: an agent is given a chat beyond the capacity", () => {
  const { told, started, queued, event, agents, otherConversation, departmentId, verdict } =
    oneWaiting();
  const other = { conversationId: otherConversation, departmentId };
  told(started(), queued(), event("offer.made", { agentId: agents[0] }, false));
  told(event("conversation.started", other, false));
  told(
    event("conversation.queued", { ...other, reason: "started", queuedAtMs: QUEUED_MS + 1 }, false),
  );
  told(event("offer.made", { conversationId: otherConversation, agentId: agents[0] }, false));
  expect(verdict()).toEqual(["G6"]);
});

test("G6, AS3: a supervisor gives a chat beyond the capacity on purpose, and not otherwise", () => {
  const assigned = (isBeyondCapacity: boolean) => {
    const log = oneWaiting();
    const { told, started, queued, event, agents, otherConversation, departmentId } = log;
    const other = { conversationId: otherConversation, departmentId };
    const agentId = agents[0];
    told(started(), queued(), event("offer.made", { agentId }, false));
    told(event("conversation.started", other, false));
    told(
      event(
        "conversation.queued",
        { ...other, reason: "started", queuedAtMs: QUEUED_MS + 1 },
        false,
      ),
    );
    const given = { conversationId: otherConversation, agentId, fromAgentId: null };
    told(event("conversation.given", { ...given, isBeyondCapacity }, false));
    told(event("conversation.assigned", { ...given, reason: "given" }, false));
    return log.verdict();
  };
  expect([assigned(true), assigned(false)]).toEqual([[], ["G6"]]);
});

test("G6, AS2: a supervisor gives a chat to somebody who is away", () => {
  const { told, started, queued, event, agents, verdict } = oneWaiting();
  const agentId = agents[0];
  told(started(), event("agent.availabilityChanged", { agentId, availability: "away" }, false));
  told(queued());
  const given = { agentId, fromAgentId: null };
  told(event("conversation.given", { ...given, isBeyondCapacity: false }, false));
  told(event("conversation.assigned", { ...given, reason: "given" }));
  expect(verdict()).toEqual(["G6"]);
});

test("G6: a conversation is held by two", () => {
  const { told, started, queued, event, agents, verdict } = oneWaiting();
  told(started(), queued());
  told(
    event("conversation.assigned", { agentId: agents[0], reason: "automatic", fromAgentId: null }),
  );
  told(
    event("conversation.assigned", { agentId: agents[1], reason: "automatic", fromAgentId: null }),
  );
  expect(verdict()).toEqual(["G6"]);
});

test("G7: somebody waits although an agent is free", () => {
  const { told, started, queued, later, happened, verdict } = oneWaiting();
  told(started(), queued());
  later(1_001);
  happened({ type: "end" });
  expect(verdict()).toEqual(["G7"]);
});

test("G7: an agent who was not heard for 65 s still holds a chat", () => {
  const { told, started, queued, event, agents, by, later, happened, verdict } = oneWaiting();
  told(started(), queued());
  told(
    event("conversation.assigned", { agentId: agents[0], reason: "automatic", fromAgentId: null }),
  );
  by("ana", "agent", { type: "heard" });
  later(65_001);
  happened({ type: "end" });
  expect(verdict()).toEqual(["G7"]);
});

test("G7: a defect had to be repaired", () => {
  const { told, started, event, verdict } = oneWaiting();
  told(started(), event("defect.repaired", {}, false));
  expect(verdict()).toEqual(["G7"]);
});
