import { describe, expect, test } from "vitest";
import { byQueueOrder } from "../domain/queue.ts";
import { DEPARTMENT, LINE, OTHER_LINE, refusalOf, SITE, testDesk } from "./testing.ts";

const siteId = `ste_${String(SITE).padStart(21, "0")}` as const;

describe("who gets the next chat", () => {
  test("RT1, G5: those who wait are offered in the order they came", () => {
    const desk = testDesk();
    for (const name of ["v1", "v2", "v3"]) desk.writes(name);
    desk.agent("ana", { capacity: 2 });
    desk.online("ana");
    expect(["v1", "v2", "v3"].map(desk.stateOf)).toEqual(["offered", "offered", "queued"]);
  });

  test("RT1, RT4: chats go to the least loaded, then the longest idle", () => {
    const desk = testDesk();
    desk.agent("ana", { capacity: 2 });
    desk.agent("ben", { capacity: 2 });
    desk.online("ana");
    desk.clock.advance(1000);
    desk.online("ben");
    for (const name of ["v1", "v2", "v3"]) desk.writes(name);
    const offers = desk.events
      .filter(({ type }) => type === "offer.made")
      .map(({ data }) => data["agentId"]);
    const [ana, ben] = ["ana", "ben"].map((name) => desk.agents.get(name)?.id);
    expect(offers).toEqual([ana, ben, ana]);
  });

  test("RT1, G5: with several lines an agent is given the first in queue order of all of them", () => {
    const desk = testDesk();
    desk.visitor("zoe", 111);
    desk.writes("zoe");
    desk.writes("vera");
    desk.agent("ana", { capacity: 1 });
    desk.store.db.exec(
      `insert into agentLines values (1, ${desk.agents.get("ana")?.agent ?? 0}, ${OTHER_LINE})`,
    );
    desk.online("ana");
    expect([desk.stateOf("zoe"), desk.stateOf("vera")]).toEqual(["offered", "queued"]);
  });

  test("RT6, R14: with automatic acceptance there is no offer", () => {
    const desk = testDesk();
    desk.agent("boss", { role: "owner", line: null });
    desk.asAgent("boss", {
      type: "site.update",
      siteId,
      name: "Shop",
      origins: ["https://shop.example"],
      isAutoAccept: true,
    });
    desk.agent("ana");
    desk.online("ana");
    desk.writes("vera");
    expect(desk.stateOf("vera")).toBe("assigned");
    expect(desk.count("offer.made")).toBe(0);
    expect(desk.events.at(-1)?.data["reason"]).toBe("automatic");
  });

  test("RT4: who comes back is offered to the agent who knew them, while that one is online with room", () => {
    const desk = testDesk();
    desk.agent("ana", { capacity: 2 });
    desk.agent("ben", { capacity: 2 });
    desk.online("ben");
    const vera = desk.writes("vera");
    desk.asAgent("ben", { type: "conversation.accept" });
    desk.asAgent("ben", { type: "conversation.close", conversationId: vera });
    desk.advance(60_000);
    desk.writes("mia");
    desk.asAgent("ben", { type: "conversation.accept" });
    desk.online("ana");
    desk.asVisitor("vera", { type: "message.post", conversationId: vera, text: "One more thing" });
    const last = desk.events.findLast(({ type }) => type === "offer.made");
    expect(last?.data["agentId"]).toBe(desk.agents.get("ben")?.id);
  });

  test("RT1: raising a capacity seats who waits; serving a line does too", () => {
    const desk = testDesk();
    desk.agent("boss", { role: "owner", line: null });
    desk.agent("ana", { capacity: 0 });
    desk.agent("ben", { capacity: 1, line: null });
    desk.online("ana", "ben");
    desk.writes("v1");
    desk.writes("v2");
    desk.asAgent("ana", { type: "agent.setCapacity", capacity: 1 });
    expect([desk.stateOf("v1"), desk.stateOf("v2")]).toEqual(["offered", "queued"]);
    const agentIds = ["ana", "ben"].map((name) => desk.agents.get(name)?.id ?? "agt_none");
    desk.asAgent("boss", {
      type: "department.update",
      departmentId: `dep_${String(DEPARTMENT).padStart(21, "0")}`,
      name: "S",
      agentIds: agentIds.map((id) => `agt_${id.slice(4)}` as const),
    });
    expect(desk.stateOf("v2")).toBe("offered");
  });

  test("A3, R10: a capacity below the load takes nothing away and stops new chats", () => {
    const desk = testDesk();
    desk.agent("ana", { capacity: 2 });
    desk.online("ana");
    desk.writes("v1");
    desk.writes("v2");
    desk.asAgent("ana", { type: "agent.setCapacity", capacity: 0 });
    expect(desk.rows("select 1 from slots")).toHaveLength(2);
    desk.writes("v3");
    expect(desk.stateOf("v3")).toBe("queued");
  });
});

describe("RT5, R14: an offer", () => {
  test("RT5: not accepted in 30 s goes back to the front, and the agent is set away with notice", () => {
    const desk = testDesk();
    desk.agent("ana", { capacity: 1 });
    desk.online("ana");
    const vera = desk.writes("vera");
    desk.writes("mia");
    desk.advance(29_998);
    expect(desk.stateOf("vera")).toBe("offered");
    desk.advance(1);
    expect(desk.stateOf("vera")).toBe("queued");
    expect(
      desk.row("select isReturned from conversations where publicId = ?", vera)["isReturned"],
    ).toBe(1);
    expect(desk.row("select availability from agents")["availability"]).toBe("away");
    expect(
      desk.events.findLast(({ type }) => type === "agent.availabilityChanged")?.data["reason"],
    ).toBe("offerExpired");
    desk.online("ana");
    expect([desk.stateOf("vera"), desk.stateOf("mia")]).toEqual(["offered", "queued"]);
  });

  test("RT5, Q3: returned goes before who came earlier", () => {
    const desk = testDesk();
    desk.writes("early");
    desk.presence("early", "silent");
    desk.agent("ana", { capacity: 1 });
    desk.online("ana");
    const late = desk.writes("late");
    desk.presence("early", "present");
    desk.advance(30_000);
    const first = desk
      .rows(
        "select publicId, id, priority, isReturned, rankMs from conversations where state = 'queued'",
      )
      .map((row) => ({
        publicId: row["publicId"],
        id: Number(row["id"]),
        priority: Number(row["priority"]),
        isReturned: row["isReturned"] === 1,
        rankMs: Number(row["rankMs"]),
      }))
      .toSorted(byQueueOrder)[0];
    expect(first?.publicId).toBe(late);
  });

  test("RT10: declining sends it to another, and the one who declined steps away", () => {
    const desk = testDesk();
    desk.agent("ana", { capacity: 1 });
    desk.agent("ben", { capacity: 1 });
    desk.online("ana");
    const vera = desk.writes("vera");
    desk.online("ben");
    desk.asAgent("ana", { type: "offer.decline", conversationId: vera });
    expect(desk.stateOf("vera")).toBe("offered");
    expect(desk.row("select agent from slots")["agent"]).toBe(desk.agents.get("ben")?.agent);
    expect(
      desk.row("select availability from agents where id = ?", desk.agents.get("ana")?.agent)[
        "availability"
      ],
    ).toBe("away");
  });

  test("RT5: an offer is gone when the visitor leaves, and the slot goes to the next", () => {
    const desk = testDesk();
    desk.agent("ana", { capacity: 1 });
    desk.online("ana");
    const vera = desk.writes("vera");
    desk.writes("mia");
    desk.asVisitor("vera", { type: "conversation.close", conversationId: vera });
    expect([desk.stateOf("vera"), desk.stateOf("mia")]).toEqual(["closed", "offered"]);
    expect(desk.events.find(({ type }) => type === "offer.lapsed")?.data["reason"]).toBe(
      "conversationEnded",
    );
  });
});

describe("RT9, R14: accepting", () => {
  test("RT9: without an id it is the chat offered to me", () => {
    const desk = testDesk();
    desk.agent("ana", { capacity: 2 });
    desk.online("ana");
    const first = desk.writes("v1");
    desk.writes("v2");
    expect(desk.asAgent("ana", { type: "conversation.accept" }).conversationId).toBe(first);
  });

  test("RT9: with nothing offered and nobody waiting there is nothing to accept", () => {
    const desk = testDesk();
    desk.online("ana");
    expect(refusalOf(() => desk.asAgent("ana", { type: "conversation.accept" }))).toBe(
      "queue.empty",
    );
  });

  test("RT9, A2: away or at capacity takes no chat from the queue", () => {
    const desk = testDesk();
    desk.agent("ana", { capacity: 1 });
    desk.online("ana");
    desk.writes("v1");
    desk.asAgent("ana", { type: "conversation.accept" });
    desk.writes("v2");
    expect(refusalOf(() => desk.asAgent("ana", { type: "conversation.accept" }))).toBe(
      "agent.at-capacity",
    );
    desk.asAgent("ana", { type: "agent.setAvailability", availability: "break" });
    expect(refusalOf(() => desk.asAgent("ana", { type: "conversation.accept" }))).toBe(
      "agent.not-available",
    );
  });

  test("RT8, RT9: what is offered to a colleague is not mine to accept; a supervisor takes it with a reason", () => {
    const desk = testDesk();
    desk.agent("ana", { capacity: 1 });
    desk.agent("ben", { capacity: 1 });
    desk.agent("sue", { role: "supervisor", capacity: 1, line: OTHER_LINE });
    desk.online("ana");
    const vera = desk.writes("vera");
    desk.online("ben", "sue");
    expect(
      refusalOf(() => desk.asAgent("ben", { type: "conversation.accept", conversationId: vera })),
    ).toBe("conversation.not-yours");
    expect(
      refusalOf(() =>
        desk.asAgent("ben", { type: "conversation.take", conversationId: vera, reason: "Mine" }),
      ),
    ).toBe("not-allowed");
    expect(
      refusalOf(() =>
        desk.asAgent("sue", { type: "conversation.take", conversationId: vera, reason: " " }),
      ),
    ).toBe("reason.required");
    desk.asAgent("sue", { type: "conversation.take", conversationId: vera, reason: "I know her" });
    expect(desk.row("select agent from conversations")["agent"]).toBe(
      desk.agents.get("sue")?.agent,
    );
    const kinds = desk.events.slice(-3).map(({ type, data }) => [type, data["reason"]]);
    expect(kinds).toEqual([
      ["conversation.taken", undefined],
      ["offer.lapsed", "taken"],
      ["conversation.assigned", "taken"],
    ]);
  });

  test("RT8, W2: who takes what was offered to them has one chat by it, not two", () => {
    const desk = testDesk();
    desk.agent("sue", { role: "supervisor", capacity: 2 });
    desk.online("sue");
    const vera = desk.writes("vera");
    expect(desk.stateOf("vera")).toBe("offered");
    desk.asAgent("sue", { type: "conversation.take", conversationId: vera, reason: "Mine" });
    const { numbers } = desk.row("select numbers from waitFacts where kind = 'accepted'");
    expect(numbers).toContain('"load":1');
  });
  test("RT8, G6: taking needs room, too", () => {
    const desk = testDesk();
    desk.agent("ana", { capacity: 1 });
    desk.agent("sue", { role: "supervisor", capacity: 0, line: OTHER_LINE });
    desk.online("ana", "sue");
    const vera = desk.writes("vera");
    desk.asAgent("ana", { type: "conversation.accept" });
    expect(
      refusalOf(() =>
        desk.asAgent("sue", { type: "conversation.take", conversationId: vera, reason: "Why" }),
      ),
    ).toBe("agent.at-capacity");
    expect(desk.row("select agent from conversations")["agent"]).toBe(
      desk.agents.get("ana")?.agent,
    );
  });

  test("RT8: a chat taken from an agent frees their slot for the next", () => {
    const desk = testDesk();
    desk.agent("ana", { capacity: 1 });
    desk.agent("sue", { role: "supervisor", capacity: 1, line: OTHER_LINE });
    desk.online("ana", "sue");
    const vera = desk.writes("vera");
    desk.asAgent("ana", { type: "conversation.accept" });
    desk.writes("mia");
    desk.asAgent("sue", { type: "conversation.take", conversationId: vera, reason: "Why" });
    expect(desk.stateOf("mia")).toBe("offered");
    expect(
      desk.events.find(
        ({ type, data }) => type === "conversation.assigned" && data["reason"] === "taken",
      )?.data["fromAgentId"],
    ).toBe(desk.agents.get("ana")?.id);
  });
});

describe("RT7, R14: wrap-up", () => {
  test("RT7: holds the slot for 60 s, then the next is offered", () => {
    const desk = testDesk();
    desk.agent("ana", { capacity: 1 });
    desk.online("ana");
    const vera = desk.writes("vera");
    desk.asAgent("ana", { type: "conversation.accept" });
    desk.writes("mia");
    desk.asAgent("ana", { type: "conversation.close", conversationId: vera });
    desk.advance(59_999);
    expect(desk.stateOf("mia")).toBe("queued");
    desk.advance(1);
    expect(desk.stateOf("mia")).toBe("offered");
  });

  test("RT7: is skippable, by whoever has it", () => {
    const desk = testDesk();
    desk.agent("ana", { capacity: 1 });
    desk.agent("ben", { capacity: 0 });
    desk.online("ana", "ben");
    const vera = desk.writes("vera");
    desk.asAgent("ana", { type: "conversation.accept" });
    desk.asVisitor("vera", { type: "conversation.close", conversationId: vera });
    desk.writes("mia");
    expect(refusalOf(() => desk.asAgent("ben", { type: "wrapUp.end", conversationId: vera }))).toBe(
      "not-found",
    );
    desk.asAgent("ana", { type: "wrapUp.end", conversationId: vera });
    expect(desk.stateOf("mia")).toBe("offered");
  });

  test("RT7: chat and wrap-up together are what the wait model learns", () => {
    const desk = testDesk();
    desk.agent("ana", { capacity: 1 });
    desk.writes("vera");
    desk.clock.advance(5000);
    desk.online("ana");
    desk.advance(3000);
    const { conversationId: vera = "cnv_none" } = desk.asAgent("ana", {
      type: "conversation.accept",
    });
    desk.clock.advance(100_000);
    desk.asAgent("ana", { type: "conversation.close", conversationId: vera });
    desk.advance(60_000);
    const facts = desk.rows(
      "select kind, line, numbers from waitFacts where kind in ('accepted', 'ended') order by deskSeq",
    );
    expect(
      facts.map(({ kind, line, numbers }) => [kind, line, JSON.parse(String(numbers))]),
    ).toEqual([
      ["accepted", LINE, { conversation: expect.any(Number), waitMs: 8000, load: 1 }],
      ["ended", LINE, { conversation: expect.any(Number), chatMs: 160_000, load: 1 }],
    ]);
  });

  test("W2: the fact of an agent's slots says whether the agent is offline, or only away", () => {
    const desk = testDesk();
    const { agent } = desk.agent("ana");
    desk.online("ana");
    desk.asAgent("ana", { type: "agent.setAvailability", availability: "away" });
    desk.system({ type: "agent.silent", agent, lastHeardAtMs: desk.clock.nowMs() });
    desk.system({ type: "agent.lost", agent });
    desk.system({ type: "agent.connected", agent });
    const facts = desk.rows(
      "select numbers ->> 'slots' as slots, numbers ->> 'isOffline' as isOffline from waitFacts where kind = 'slots' order by deskSeq",
    );
    expect(facts.slice(-5).map(({ slots, isOffline }) => [Number(slots) > 0, isOffline])).toEqual([
      [true, 0],
      [false, 0],
      [false, 0],
      [false, 1],
      [false, 0],
    ]);
  });
});

describe("the planted fault is seen", () => {
  test("G6: with the capacity read before the transaction an agent is given too many", () => {
    const loads = new Map<number, number>();
    const desk = testDesk({ capacityReadBefore: loads });
    desk.agent("ana", { capacity: 1 });
    desk.online("ana");
    desk.writes("v1");
    desk.writes("v2");
    expect(desk.rows("select 1 from slots")).toHaveLength(2);
  });
});
