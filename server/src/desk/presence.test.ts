import { describe, expect, test } from "vitest";
import { testDesk } from "./testing.ts";

const MINUTE = 60_000;

describe("visitors in line", () => {
  test("Q5, R12: an absent one is skipped at once and the place is kept for 10 minutes", () => {
    const desk = testDesk();
    desk.writes("ana");
    desk.writes("ben");
    desk.presence("ana", "absent");
    desk.advance(10 * MINUTE - 1);
    expect(desk.stateOf("ana")).toBe("queued");
    desk.agent("agent", { capacity: 1 });
    desk.online("agent");
    expect(desk.stateOf("ben")).toBe("offered");
    desk.presence("ana", "present");
    desk.advance(1);
    expect(desk.stateOf("ana")).toBe("queued");
    desk.asAgent("agent", { type: "agent.setCapacity", capacity: 2 });
    expect(desk.stateOf("ana")).toBe("offered");
  });

  test("Q6, R12: after 10 minutes it is a left message, owed an answer, and never deleted", () => {
    const desk = testDesk();
    desk.writes("ana");
    desk.presence("ana", "absent");
    desk.advance(10 * MINUTE);
    expect(desk.stateOf("ana")).toBe("messageLeft");
    expect(
      desk.row("select owesAnswerSinceMs from conversations")["owesAnswerSinceMs"],
    ).not.toBeNull();
    expect(desk.events.at(-1)?.data["reason"]).toBe("absent");
  });

  test("Q7, R12: back within 24 h and unanswered is in line again, before who came later", () => {
    const desk = testDesk();
    desk.writes("ana");
    desk.presence("ana", "absent");
    desk.advance(10 * MINUTE);
    desk.writes("ben");
    desk.presence("ana", "present");
    expect(desk.stateOf("ana")).toBe("queued");
    desk.agent("agent", { capacity: 1 });
    desk.online("agent");
    expect([desk.stateOf("ana"), desk.stateOf("ben")]).toEqual(["offered", "queued"]);
  });

  test("Q7: after 24 h, or once answered, coming back is not standing in line again", () => {
    const desk = testDesk();
    desk.writes("ana");
    desk.presence("ana", "absent");
    desk.advance(10 * MINUTE + 24 * 60 * MINUTE);
    desk.presence("ana", "present");
    expect(desk.stateOf("ana")).toBe("messageLeft");

    const ben = desk.writes("ben");
    desk.presence("ben", "absent");
    desk.advance(10 * MINUTE);
    desk.agent("agent");
    desk.asAgent("agent", { type: "message.post", conversationId: ben, text: "Here you are" });
    desk.presence("ben", "present");
    expect(desk.stateOf("ben")).toBe("messageLeft");
  });

  test("Q5, R12: a silent one is skipped, never dropped, and served when back", () => {
    const desk = testDesk();
    desk.writes("ana");
    desk.presence("ana", "silent");
    desk.online("agent");
    desk.advance(3 * 60 * MINUTE);
    expect(desk.stateOf("ana")).toBe("queued");
    desk.presence("ana", "present");
    expect(desk.stateOf("ana")).toBe("offered");
  });

  test("Q5: who writes is present, whatever was last heard of the connection", () => {
    const desk = testDesk();
    desk.writes("ana");
    desk.presence("ana", "absent");
    desk.online("agent");
    desk.writes("ana", "Still here");
    expect(desk.stateOf("ana")).toBe("offered");
    desk.asAgent("agent", { type: "conversation.accept" });
    desk.advance(11 * MINUTE);
    expect(desk.stateOf("ana")).toBe("assigned");
  });

  test("Q6: absent while offered: whoever does not accept gives the place back with its ten minutes", () => {
    const desk = testDesk();
    desk.online("agent");
    desk.writes("ana");
    desk.presence("ana", "absent");
    desk.advance(30_000);
    expect(desk.stateOf("ana")).toBe("queued");
    desk.advance(10 * MINUTE - 1);
    expect(desk.stateOf("ana")).toBe("queued");
    desk.advance(1);
    expect(desk.stateOf("ana")).toBe("messageLeft");
  });
});

describe("agents", () => {
  /** Ana holds vera's chat and is offered mia's. */
  function withAna() {
    const desk = testDesk();
    desk.agent("ana", { capacity: 2 });
    desk.online("ana");
    desk.writes("vera");
    desk.asAgent("ana", { type: "conversation.accept" });
    desk.writes("mia");
    const agent = desk.agents.get("ana")?.agent ?? 0;
    const silent = () =>
      desk.system({ type: "agent.silent", agent, lastHeardAtMs: desk.clock.nowMs() - 15_000 });
    return { desk, agent, silent };
  }

  test("AP1, R13: not heard for 15 s keeps chats, is given none, and what was only offered goes back", () => {
    const { desk, silent } = withAna();
    silent();
    expect([desk.stateOf("vera"), desk.stateOf("mia")]).toEqual(["assigned", "queued"]);
    desk.writes("zoe");
    expect(desk.stateOf("zoe")).toBe("queued");
  });

  test("AP1, R13: back in time, nothing happened", () => {
    const { desk, agent, silent } = withAna();
    silent();
    desk.advance(44_999);
    desk.system({ type: "agent.connected", agent });
    desk.advance(MINUTE);
    expect(desk.stateOf("vera")).toBe("assigned");
    expect(desk.row("select presence from agents")["presence"]).toBe("connected");
  });

  test("AP2, R13, G7: 60 s after the last frame the chats return to the front, with the reason", () => {
    const { desk, silent } = withAna();
    silent();
    desk.advance(44_999);
    expect(desk.stateOf("vera")).toBe("assigned");
    desk.advance(1);
    expect(desk.stateOf("vera")).toBe("queued");
    const queued = desk.events.findLast(({ type }) => type === "conversation.queued");
    expect(queued?.data).toMatchObject({ reason: "agentLost", isReturned: true });
    desk.online("ben");
    expect(
      desk
        .rows(
          "select c.visitor from slots s join conversations c on c.id = s.conversation order by s.slot",
        )
        .map(({ visitor }) => visitor)[0],
    ).toBe(desk.row("select min(visitor) as visitor from conversations")["visitor"]);
  });

  test("AP2: wrap-up does not outlive its agent", () => {
    const { desk, agent, silent } = withAna();
    const vera = desk.row("select publicId from conversations order by id")["publicId"];
    desk.asAgent("ana", {
      type: "conversation.close",
      conversationId: `cnv_${String(vera).slice(4)}`,
    });
    silent();
    desk.system({ type: "agent.lost", agent });
    expect(desk.rows("select 1 from slots")).toEqual([]);
    expect(desk.events.findLast(({ type }) => type === "wrapUp.ended")?.data["reason"]).toBe(
      "agentLost",
    );
  });

  test.each(["away", "break"] as const)(
    "A2, R14: %s drains: offers go back, chats stay",
    (availability) => {
      const { desk } = withAna();
      desk.asAgent("ana", { type: "agent.setAvailability", availability });
      expect([desk.stateOf("vera"), desk.stateOf("mia")]).toEqual(["assigned", "queued"]);
    },
  );

  test("A1: saying the same availability again writes nothing", () => {
    const { desk } = withAna();
    const before = desk.events.length;
    expect(desk.asAgent("ana", { type: "agent.setAvailability", availability: "online" })).toEqual(
      {},
    );
    expect(desk.events).toHaveLength(before);
  });
});

describe("D2, R12: after a restart", () => {
  test("D2: agents are reconnecting and keep their chats for a fresh 60 s", () => {
    const desk = testDesk();
    desk.online("ana");
    desk.writes("vera");
    desk.asAgent("ana", { type: "conversation.accept" });
    desk.clock.advance(3 * 3_600_000);
    desk.system({ type: "boot" });
    desk.advance(59_999);
    expect(desk.stateOf("vera")).toBe("assigned");
    desk.advance(1);
    expect(desk.stateOf("vera")).toBe("queued");
  });

  test("D2, G5: places are kept, and the ten minutes start anew", () => {
    const desk = testDesk();
    for (const name of ["v1", "v2", "v3"]) desk.writes(name);
    desk.presence("v1", "absent");
    desk.clock.advance(9 * MINUTE);
    desk.clock.advance(5 * 3_600_000);
    desk.system({ type: "boot" });
    desk.advance(9 * MINUTE);
    for (const name of ["v3", "v2", "v1"]) desk.presence(name, "present");
    desk.agent("ana", { capacity: 2 });
    desk.online("ana");
    expect(["v1", "v2", "v3"].map(desk.stateOf)).toEqual(["offered", "offered", "queued"]);
  });

  test("D2: who stands in line is skipped until they are back", () => {
    const desk = testDesk();
    desk.writes("vera");
    desk.system({ type: "boot" });
    desk.online("ana");
    expect(desk.stateOf("vera")).toBe("queued");
    desk.presence("vera", "present");
    expect(desk.stateOf("vera")).toBe("offered");
  });

  test("D2, AP1: what was only offered goes back, and nobody is set away for it", () => {
    const desk = testDesk();
    desk.online("ana");
    desk.writes("vera");
    desk.clock.advance(29_000);
    desk.system({ type: "boot" });
    expect(desk.stateOf("vera")).toBe("queued");
    expect(desk.events.findLast(({ type }) => type === "offer.lapsed")?.data["reason"]).toBe(
      "agentUnavailable",
    );
    desk.advance(31_000);
    expect(desk.row("select availability from agents")["availability"]).toBe("online");
    desk.presence("vera", "present");
    desk.system({ type: "agent.connected", agent: desk.agents.get("ana")?.agent ?? 0 });
    expect(desk.stateOf("vera")).toBe("offered");
  });

  test("RT5: whoever was not there when their offer ran out is not set away", () => {
    const desk = testDesk();
    desk.online("ana");
    desk.writes("vera");
    // No command leads here: whoever is not there has no offer.
    desk.store.db.exec("update agents set presence = 'reconnecting'");
    desk.advance(30_000);
    expect(desk.stateOf("vera")).toBe("queued");
    expect(desk.row("select availability from agents")["availability"]).toBe("online");
  });

  test("D2: a promise is due although the server was down", () => {
    const desk = testDesk();
    desk.writes("vera");
    desk.presence("vera", "absent");
    desk.advance(10 * MINUTE);
    desk.clock.advance(25 * 3_600_000);
    desk.system({ type: "boot" });
    desk.advance(0);
    desk.presence("vera", "present");
    expect(desk.stateOf("vera")).toBe("messageLeft");
  });
});
