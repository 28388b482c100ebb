import type { AgentCommand, VisitorCommand } from "@presently/shared/protocol";
import { describe, expect, test } from "vitest";
import { OTHER_LINE, testDesk, type TestDesk } from "./testing.ts";

const id = "command00000000000000";
const note = { wanted: "w", tried: "t", promised: "p" };

/** A desk where vera's chat is with ana, mia's is offered to ben, and sue may do everything. */
function busyDesk(faults = {}) {
  const desk = testDesk(faults);
  for (const [name, capacity] of [
    ["ana", 2],
    ["ben", 1],
    ["cy", 2],
  ] as const)
    desk.agent(name, { capacity });
  desk.agent("sue", { role: "owner", line: OTHER_LINE });
  desk.online("ana");
  const vera = desk.writes("vera");
  desk.asAgent("ana", { type: "conversation.accept" });
  desk.asAgent("ana", { type: "agent.setAvailability", availability: "away" });
  desk.online("ben");
  const mia = desk.writes("mia");
  desk.online("cy", "sue");
  return { desk, vera, mia };
}
type Busy = ReturnType<typeof busyDesk>;

const visitorCommands: Record<string, (busy: Busy) => VisitorCommand> = {
  "message.post": ({ vera }) => ({ type: "message.post", conversationId: vera, text: "Again" }),
  "conversation.close": ({ vera }) => ({ type: "conversation.close", conversationId: vera }),
  "rating.give": ({ vera }) => ({ type: "rating.give", conversationId: vera, score: 4 }),
};
const agentCommands: Record<string, { by: string; command: (busy: Busy) => AgentCommand }> = {
  "message.post": {
    by: "ana",
    command: ({ vera }) => ({ type: "message.post", conversationId: vera, text: "Yes" }),
  },
  "note.post": {
    by: "ana",
    command: ({ vera }) => ({ type: "note.post", conversationId: vera, text: "Hm", mentions: [] }),
  },
  "conversation.accept": { by: "ben", command: () => ({ type: "conversation.accept" }) },
  "offer.decline": {
    by: "ben",
    command: ({ mia }) => ({ type: "offer.decline", conversationId: mia }),
  },
  "conversation.take": {
    by: "sue",
    command: ({ mia }) => ({ type: "conversation.take", conversationId: mia, reason: "Known" }),
  },
  "conversation.assign": {
    by: "sue",
    command: ({ desk, mia }) => ({
      type: "conversation.assign",
      conversationId: mia,
      agentId: desk.agents.get("cy")?.id ?? "agt_none",
      fromAgentId: null,
      isBeyondCapacity: true,
      reason: "Known",
    }),
  },
  "conversation.transfer": {
    by: "ana",
    command: ({ desk, vera }) => ({
      type: "conversation.transfer",
      conversationId: vera,
      to: { agentId: desk.agents.get("cy")?.id ?? "agt_none" },
      note,
      reason: "expertise",
    }),
  },
  "conversation.close": {
    by: "ana",
    command: ({ vera }) => ({ type: "conversation.close", conversationId: vera }),
  },
  "agent.setAvailability": {
    by: "ana",
    command: () => ({ type: "agent.setAvailability", availability: "online" }),
  },
  "agent.setCapacity": { by: "ana", command: () => ({ type: "agent.setCapacity", capacity: 5 }) },
};

function dump(desk: TestDesk): unknown {
  return ["conversations", "slots", "events", "deadlines", "agents", "waitFacts"].map((table) =>
    desk.rows(`select * from ${table}`),
  );
}

describe("R1, G3: a repeat is answered as the first time and changes nothing", () => {
  for (const [type, command] of Object.entries(visitorCommands)) {
    test(`R1: a visitor's ${type}`, () => {
      const busy = busyDesk();
      const first = busy.desk.asVisitor("vera", command(busy), id);
      const after = dump(busy.desk);
      busy.desk.clock.advance(5000);
      expect(busy.desk.asVisitor("vera", command(busy), id)).toEqual({ ...first, repeat: "same" });
      expect(first.eventId).toBeDefined();
      expect(dump(busy.desk)).toEqual(after);
    });
  }
  for (const [type, { by, command }] of Object.entries(agentCommands)) {
    test(`R1: an agent's ${type}`, () => {
      const busy = busyDesk();
      const asked = command(busy);
      const first = busy.desk.asAgent(by, asked, id);
      const after = dump(busy.desk);
      busy.desk.clock.advance(5000);
      expect(busy.desk.asAgent(by, asked, id)).toEqual({ ...first, repeat: "same" });
      expect(first.eventId).toBeDefined();
      expect(dump(busy.desk)).toEqual(after);
    });
  }

  test("R1: the first message of all starts one conversation, however often it is sent", () => {
    const desk = testDesk();
    desk.visitor("vera");
    const first = desk.asVisitor("vera", { type: "message.post", text: "Hello" }, id);
    const message = desk.events.find(({ publicId }) => publicId === first.eventId);
    expect(message?.type).toBe("message.posted");
    expect(message?.commandId).toBe(id);
    for (let times = 0; times < 4; times += 1)
      expect(desk.asVisitor("vera", { type: "message.post", text: "Hello" }, id)).toEqual({
        ...first,
        repeat: "same",
      });
    expect(desk.rows("select id from conversations")).toHaveLength(1);
    expect(desk.count("message.posted")).toBe(1);
  });

  test("R1: the first wins when a repeat says something else, and it is flagged", () => {
    const desk = testDesk();
    desk.visitor("vera");
    const first = desk.asVisitor("vera", { type: "message.post", text: "One" }, id);
    expect(desk.asVisitor("vera", { type: "message.post", text: "Two" }, id)).toEqual({
      ...first,
      repeat: "different",
    });
    expect(desk.count("message.posted")).toBe(1);
  });

  test("R1: a command id belongs to its actor", () => {
    const desk = testDesk();
    desk.visitor("vera");
    desk.visitor("mia");
    desk.asVisitor("vera", { type: "message.post", text: "One" }, id);
    desk.asVisitor("mia", { type: "message.post", text: "Two" }, id);
    expect(desk.count("message.posted")).toBe(2);
  });

  test("R1: with the planted fault a repeat is done again, so that the checkers have something to see", () => {
    const { desk, vera } = busyDesk({ ignoreCommandIds: true });
    const before = desk.count("message.posted");
    for (const text of ["x", "x"])
      desk.asVisitor("vera", { type: "message.post", conversationId: vera, text }, id);
    expect(desk.count("message.posted")).toBe(before + 2);
  });
});
