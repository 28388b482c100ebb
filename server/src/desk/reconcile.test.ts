import { describe, expect, test } from "vitest";
import { brokenRules, seatsOf } from "./invariants.ts";
import { testDesk, type TestDesk } from "./testing.ts";

/** Breaks the desk behind its back, reconciles, and says what was repaired. */
function repairsAfter(desk: TestDesk, sql: string): unknown[] {
  desk.store.db.exec(sql);
  const before = seatsOf(desk);
  desk.system({ type: "reconcile" });
  expect(brokenRules(desk, before).filter((rule) => !rule.includes("looks"))).toEqual([]);
  const repaired = repairsOf(desk);
  desk.system({ type: "reconcile" });
  expect(desk.count("defect.repaired")).toBe(repaired.length);
  return repaired;
}

function repairsOf(desk: TestDesk): unknown[] {
  return desk.events
    .filter(({ type }) => type === "defect.repaired")
    .map(({ data }) => data["defect"]);
}

/** Ana holds vera's chat; mia waits. */
function busyDesk() {
  const desk = testDesk();
  desk.agent("ana", { capacity: 1 });
  desk.online("ana");
  desk.writes("vera");
  desk.asAgent("ana", { type: "conversation.accept" });
  desk.writes("mia");
  return desk;
}

describe("D5, R15: reconciliation", () => {
  test("D5: finds nothing where nothing is wrong", () => {
    const desk = busyDesk();
    const before = desk.events.length;
    desk.system({ type: "reconcile" });
    expect(desk.events).toHaveLength(before);
  });

  test("D5: a chat in the hands of an absent agent returns", () => {
    const desk = busyDesk();
    expect(repairsAfter(desk, "update agents set presence = 'offline'")).toEqual([
      "heldByAbsentAgent",
    ]);
    expect(desk.stateOf("vera")).toBe("queued");
    expect(desk.row("select isReturned from conversations order by id")["isReturned"]).toBe(1);
  });

  test("D5: a chat that says it is held while nobody has it returns", () => {
    const desk = busyDesk();
    expect(repairsAfter(desk, "delete from slots")).toEqual(["heldByNobody"]);
    expect([desk.stateOf("vera"), desk.stateOf("mia")]).toEqual(["offered", "queued"]);
  });

  test("D5: whoever waits while a slot is free is seated, and counted once", () => {
    const desk = busyDesk();
    expect(repairsAfter(desk, "update agents set capacity = 2")).toEqual([
      "waitingWhileCapacityFree",
    ]);
    expect(desk.stateOf("mia")).toBe("offered");
  });

  test("D5: a closed conversation gives its slot back", () => {
    const desk = busyDesk();
    const closed =
      "update conversations set state = 'closed', closedAtMs = 1, closedBy = 'agent' where agent is not null";
    expect(repairsAfter(desk, closed)).toEqual(["closedButHeld"]);
    expect(desk.stateOf("mia")).toBe("offered");
  });

  test("D5: an offer whose deadline was lost does not hold anybody for ever", () => {
    const desk = testDesk();
    desk.online("ana");
    desk.writes("vera");
    desk.store.db.exec("delete from deadlines");
    desk.clock.advance(80_000);
    desk.system({ type: "reconcile" });
    expect(desk.events.find(({ type }) => type === "offer.lapsed")?.data["reason"]).toBe(
      "repaired",
    );
    expect(repairsOf(desk)).toEqual(["overdue"]);
  });

  test("D5, R15: a wrap-up whose deadline was lost ends, and is counted", () => {
    const desk = busyDesk();
    const conversationId = desk.writes("vera");
    desk.asAgent("ana", { type: "conversation.close", conversationId });
    desk.store.db.exec("delete from deadlines");
    desk.clock.advance(80_000);
    desk.system({ type: "reconcile" });
    expect(repairsOf(desk)).toEqual(["overdue"]);
    expect(desk.stateOf("mia")).toBe("offered");
  });

  test("D5, R15: what is offered while nobody has the offer stands in line again, for clients too", () => {
    const desk = testDesk();
    desk.online("ana");
    desk.writes("vera");
    desk.store.db.exec("delete from slots; update agents set availability = 'away'");
    desk.system({ type: "reconcile" });
    expect(repairsOf(desk)).toEqual(["heldByNobody"]);
    expect(desk.stateOf("vera")).toBe("queued");
    expect(brokenRules(desk, seatsOf(desk))).toEqual([]);
  });

  test("D5, R15: a chat that nobody has ends the handover it was on", () => {
    const desk = busyDesk();
    desk.agent("ben", { capacity: 2 });
    desk.online("ben");
    desk.asAgent("ana", {
      type: "conversation.transfer",
      conversationId: desk.writes("vera"),
      to: { agentId: desk.agents.get("ben")?.id ?? "agt_none" },
      note: { wanted: "w", tried: "t", promised: "p" },
      reason: "expertise",
    });
    desk.store.db.exec("delete from slots where kind = 'chat'");
    desk.system({ type: "reconcile" });
    expect(repairsOf(desk)).toEqual(["heldByNobody"]);
    expect(brokenRules(desk, seatsOf(desk))).toEqual([]);
  });

  test("Q6: who is put back in line while absent is given the full time to come back", () => {
    const desk = busyDesk();
    desk.presence("vera", "absent");
    desk.store.db.exec("delete from slots where kind = 'chat'");
    desk.system({ type: "reconcile" });
    expect(brokenRules(desk, seatsOf(desk))).toEqual([]);
  });
});
