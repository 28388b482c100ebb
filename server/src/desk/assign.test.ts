import type { AgentCommand, ConversationId } from "@presently/shared/protocol";
import { describe, expect, test } from "vitest";
import { OTHER_SITE, refusalOf, testDesk, type TestDesk } from "./testing.ts";

function toAgent(
  desk: TestDesk,
  conversationId: ConversationId,
  name: string,
  from: string | null,
  rest = {},
): AgentCommand {
  const idOf = (who: string) => desk.agents.get(who)?.id ?? "agt_none";
  return {
    type: "conversation.assign",
    conversationId,
    agentId: idOf(name),
    fromAgentId: from === null ? null : idOf(from),
    ...rest,
  };
}

/** Sue supervises; ana has vera's chat and nothing more fits; mia waits. Ben is online, and has no place to be given one by routing. */
function withMiaWaiting() {
  const desk = testDesk();
  desk.agent("sue", { role: "supervisor", line: null });
  desk.agent("ana", { capacity: 1 });
  desk.agent("ben", { capacity: 0 });
  desk.online("ana", "ben");
  const vera = desk.writes("vera");
  desk.asAgent("ana", { type: "conversation.accept" });
  const mia = desk.writes("mia");
  const capacity = (name: string, places: number) =>
    desk.asAgent(name, { type: "agent.setCapacity", capacity: places });
  const holder = (id: ConversationId) =>
    desk.row("select agent from conversations where publicId = ?", id)["agent"];
  const idOf = (name: string) => desk.agents.get(name)?.agent;
  const given = () => desk.events.filter(({ type }) => type === "conversation.given");
  return { desk, vera, mia, capacity, holder, idOf, given };
}

const beyond = { isBeyondCapacity: true } as const;

describe("a supervisor assigns", () => {
  test("AS1, AS2: who waits is with the agent at once, without an offer, and why is the team's alone", () => {
    const { desk, mia, holder, idOf } = withMiaWaiting();
    desk.asAgent("sue", toAgent(desk, mia, "ben", null, { ...beyond, reason: " He knows her. " }));
    expect([holder(mia), desk.stateOf("mia")]).toEqual([idOf("ben"), "assigned"]);
    const [given, assigned] = desk.events.slice(-2);
    const ben = desk.agents.get("ben")?.id;
    expect(given).toMatchObject({
      type: "conversation.given",
      publicSeq: null,
      text: "He knows her.",
      actor: desk.agents.get("sue")?.id,
      data: { agentId: ben, fromAgentId: null, isBeyondCapacity: true },
    });
    expect(assigned).toMatchObject({
      type: "conversation.assigned",
      data: { agentId: ben, reason: "given", fromAgentId: null, transferReason: null },
    });
    expect(JSON.stringify(assigned)).not.toContain("knows");
    expect(desk.count("offer.made")).toBe(1);
  });

  test("AS1: without a word why, none is kept", () => {
    const { desk, mia, given } = withMiaWaiting();
    desk.asAgent("sue", toAgent(desk, mia, "ben", null, { ...beyond, reason: "  " }));
    expect(given().map(({ text }) => text)).toEqual([null]);
  });

  test("AS1, AS4: one of an agent's goes over; their slot is free, and is given to who waits", () => {
    const { desk, vera, mia, holder, idOf } = withMiaWaiting();
    const before = desk.row(
      "select queuedAtMs, rankMs, priority, transferCount from conversations",
    );
    desk.asAgent("sue", toAgent(desk, vera, "ben", "ana", beyond));
    expect(holder(vera)).toBe(idOf("ben"));
    expect(
      desk.row("select queuedAtMs, rankMs, priority, transferCount from conversations"),
    ).toEqual(before);
    expect(desk.stateOf("mia")).toBe("offered");
    expect(
      desk.rows("select kind from slots where agent = ? and kind = 'chat'", idOf("ana")),
    ).toEqual([]);
    expect(
      desk.events.findLast(({ type }) => type === "conversation.assigned")?.data,
    ).toMatchObject({
      reason: "given",
      fromAgentId: desk.agents.get("ana")?.id,
    });
    expect(mia).not.toBe(vera);
  });

  test.each(["away", "break"] as const)("AS2: never to who is %s", (availability) => {
    const { desk, mia, given } = withMiaWaiting();
    desk.asAgent("ben", { type: "agent.setAvailability", availability });
    expect(refusalOf(() => desk.asAgent("sue", toAgent(desk, mia, "ben", null, beyond)))).toBe(
      "agent.not-available",
    );
    expect([desk.stateOf("mia"), given()]).toEqual(["queued", []]);
  });

  test("AS2, AS5: never to who has just left, may not sign in any more, or serves nothing", () => {
    const { desk, mia } = withMiaWaiting();
    desk.agent("boss", { role: "owner", line: null });
    const refused = (name: string) =>
      refusalOf(() => desk.asAgent("sue", toAgent(desk, mia, name, null, beyond)));
    desk.agent("new", { line: null });
    desk.online("new");
    expect(refused("new")).toBe("agent.not-available");
    const silent = desk.agents.get("ben")?.agent ?? 0;
    desk.system({ type: "agent.silent", agent: silent, lastHeardAtMs: desk.clock.nowMs() });
    expect(refused("ben")).toBe("agent.not-available");
    desk.system({ type: "agent.connected", agent: silent });
    desk.asAgent("boss", {
      type: "agent.update",
      agentId: desk.agents.get("ben")?.id ?? "agt_none",
      isDisabled: true,
    });
    // Whatever their window still says.
    desk.store.db.exec("update agents set availability = 'online', presence = 'connected'");
    expect(refused("ben")).toBe("agent.not-available");
    expect(
      refusalOf(() =>
        desk.asAgent("sue", {
          type: "conversation.assign",
          conversationId: mia,
          agentId: "agt_nobody",
          fromAgentId: null,
        }),
      ),
    ).toBe("not-found");
    expect(desk.stateOf("mia")).toBe("queued");
  });

  test("AS3, G6: beyond the capacity only when that is said, and routing gives them nothing for it", () => {
    const { desk, vera, mia, holder, idOf, capacity } = withMiaWaiting();
    capacity("ben", 0);
    expect(refusalOf(() => desk.asAgent("sue", toAgent(desk, mia, "ben", null)))).toBe(
      "agent.at-capacity",
    );
    expect(desk.stateOf("mia")).toBe("queued");
    desk.asAgent("sue", toAgent(desk, mia, "ana", null, beyond));
    expect([holder(vera), holder(mia)]).toEqual([idOf("ana"), idOf("ana")]);
    expect(desk.rows("select slot from slots order by slot")).toEqual([{ slot: 1 }, { slot: 2 }]);
    desk.writes("zoe");
    expect(desk.stateOf("zoe")).toBe("queued");
    // One of two ended: the slot is in wrap-up, and nothing fits after it either.
    desk.asAgent("ana", { type: "conversation.close", conversationId: vera });
    desk.asAgent("ana", { type: "wrapUp.end", conversationId: vera });
    expect(desk.stateOf("zoe")).toBe("queued");
    desk.asAgent("ana", { type: "conversation.close", conversationId: mia });
    desk.asAgent("ana", { type: "wrapUp.end", conversationId: mia });
    expect(desk.stateOf("zoe")).toBe("offered");
  });

  test("AS3: an offer to the same agent is room enough, and they have one chat by it", () => {
    const { desk, mia, capacity, idOf, given } = withMiaWaiting();
    capacity("ben", 1);
    expect(desk.stateOf("mia")).toBe("offered");
    desk.asAgent("sue", toAgent(desk, mia, "ben", null));
    expect(desk.rows("select kind from slots where agent = ?", idOf("ben"))).toEqual([
      { kind: "chat" },
    ]);
    expect(given().map(({ data }) => data["isBeyondCapacity"])).toEqual([false]);
    expect(desk.rows("select 1 from deadlines where kind = 'offer'")).toEqual([]);
    const facts = desk.rows("select numbers from waitFacts where kind = 'accepted'");
    expect(String(facts.at(-1)?.["numbers"])).toContain('"load":1');
  });

  test("AS1: what was offered to somebody else, or on its way to them, goes back first", () => {
    const { desk, vera, mia, capacity, holder, idOf } = withMiaWaiting();
    desk.agent("cy", { capacity: 1 });
    desk.online("cy");
    expect(desk.stateOf("mia")).toBe("offered");
    desk.asAgent("sue", toAgent(desk, mia, "ben", null, beyond));
    expect(holder(mia)).toBe(idOf("ben"));
    desk.asAgent("ana", {
      type: "conversation.transfer",
      conversationId: vera,
      to: { agentId: desk.agents.get("cy")?.id ?? "agt_none" },
      note: { wanted: "w", tried: "t", promised: "p" },
      reason: "other",
    });
    capacity("ben", 2);
    desk.asAgent("sue", toAgent(desk, vera, "ben", "ana"));
    expect(holder(vera)).toBe(idOf("ben"));
    expect(desk.rows("select kind from slots where agent = ?", idOf("cy"))).toEqual([]);
    expect(desk.rows("select kind from deadlines where kind in ('offer', 'transfer')")).toEqual([]);
    expect(desk.events.findLast(({ type }) => type === "transfer.lapsed")?.data["reason"]).toBe(
      "cancelled",
    );
  });

  test("AS4, W2, W14: the wait ends as one that was accepted, for the figures and for what was announced", () => {
    const { desk, mia } = withMiaWaiting();
    const conversation = Number(
      desk.row("select id from conversations where publicId = ?", mia)["id"],
    );
    const wait = {
      range: { lowMs: 1, expectedMs: 2, highMs: 3 },
      refusal: null,
      reason: null,
      basis: "measured",
      isFree: false,
      sketch: [],
    } as const;
    desk.system({ type: "wait.announce", waits: [{ conversation, place: 1, ...wait }] });
    desk.advance(5000);
    desk.asAgent("sue", toAgent(desk, mia, "ben", null, beyond));
    expect(desk.row("select outcome from announcements")).toEqual({ outcome: "served" });
    const facts = desk.rows("select kind, agent, numbers from waitFacts order by deskSeq");
    expect(facts.at(-1)).toMatchObject({
      kind: "accepted",
      agent: desk.agents.get("ben")?.agent,
    });
    expect(JSON.parse(String(facts.at(-1)?.["numbers"]))).toMatchObject({ waitMs: 5000, load: 1 });
  });

  test("AS5: of two supervisors the second is told, and nothing moves", () => {
    const { desk, vera, mia, holder, idOf, given } = withMiaWaiting();
    desk.agent("tom", { role: "supervisor", line: null });
    desk.asAgent("sue", toAgent(desk, mia, "ben", null, beyond));
    const refused = (command: AgentCommand) => refusalOf(() => desk.asAgent("tom", command));
    expect(refused(toAgent(desk, mia, "ana", null, beyond))).toBe("conversation.changed-hands");
    expect(refused(toAgent(desk, mia, "ben", null, beyond))).toBe("conversation.changed-hands");
    expect(refused(toAgent(desk, vera, "ben", null, beyond))).toBe("conversation.changed-hands");
    expect(refused(toAgent(desk, vera, "ben", "ben", beyond))).toBe("conversation.changed-hands");
    expect([holder(mia), holder(vera), given().length]).toEqual([idOf("ben"), idOf("ana"), 1]);
    // Seen as it is now, it may be given on.
    desk.asAgent("tom", toAgent(desk, mia, "ana", "ben", beyond));
    expect(holder(mia)).toBe(idOf("ana"));
  });

  test("AS5: what has just ended, or was left as a message, is nobody's to be had", () => {
    const { desk, vera, mia } = withMiaWaiting();
    desk.asAgent("ana", { type: "conversation.close", conversationId: vera });
    expect(refusalOf(() => desk.asAgent("sue", toAgent(desk, vera, "ben", "ana", beyond)))).toBe(
      "conversation.is-closed",
    );
    desk.asVisitor("mia", { type: "conversation.leaveMessage", email: "mia@example.com" });
    expect(refusalOf(() => desk.asAgent("sue", toAgent(desk, mia, "ben", null, beyond)))).toBe(
      "conversation.wrong-state",
    );
  });

  test("AS6: the act is for whoever directs the site; to oneself one takes over", () => {
    const { desk, vera, mia } = withMiaWaiting();
    desk.agent("far", { role: "supervisor", site: OTHER_SITE, line: null });
    const refused = (by: string, command: AgentCommand) =>
      refusalOf(() => desk.asAgent(by, command));
    expect(refused("ana", toAgent(desk, vera, "ben", "ana", beyond))).toBe("not-allowed");
    expect(refused("far", toAgent(desk, mia, "ben", null, beyond))).toBe("not-found");
    desk.online("sue");
    expect(refused("sue", toAgent(desk, mia, "sue", null, beyond))).toBe("value.invalid");
    expect(refused("sue", toAgent(desk, vera, "ana", "ana", beyond))).toBe("value.invalid");
  });

  test("AS6, AU1: stands in the audit log, in ids alone", () => {
    const { desk, vera } = withMiaWaiting();
    desk.asAgent("sue", toAgent(desk, vera, "ben", "ana", { ...beyond, reason: "He knows her" }));
    const [line] = desk.rows("select * from audit where action = 'conversation.given'");
    expect(line).toMatchObject({ actor: desk.agents.get("sue")?.id, subject: vera });
    expect(JSON.parse(String(line?.["detail"]))).toEqual({
      agentId: desk.agents.get("ben")?.id,
      fromAgentId: desk.agents.get("ana")?.id,
      isBeyondCapacity: true,
    });
  });
});
