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

/** The visitor asked to be called, is away, and is called. */
function oneCalled() {
  const log = oneWaiting();
  const { told, started, queued, event, later } = log;
  told(started(), queued(), event("callback.asked", { way: "notice" }));
  told(event("visitor.presenceChanged", { presence: "absent" }, false));
  const untilMs = QUEUED_MS + 60 * 60_000 + 120_000;
  told(event("turn.called", { untilMs }));
  later(60_000);
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
