import type { AgentCommand, ConversationId } from "@presently/shared/protocol";
import { describe, expect, test } from "vitest";
import {
  DEPARTMENT,
  OTHER_DEPARTMENT,
  OTHER_LINE,
  OTHER_SITE,
  refusalOf,
  testDesk,
  type TestDesk,
} from "./testing.ts";

const note = { wanted: "a refund", tried: "the form", promised: "an answer today" };

function toAgent(
  desk: TestDesk,
  conversationId: ConversationId,
  name: string,
  rest = {},
): AgentCommand {
  const agentId = desk.agents.get(name)?.id ?? "agt_none";
  return {
    type: "conversation.transfer",
    conversationId,
    to: { agentId },
    note,
    reason: "expertise",
    ...rest,
  };
}

/** Ana holds vera's chat; ben and cy are online with room, cy in the other department. */
function withChat() {
  const desk = testDesk();
  desk.agent("ana", { capacity: 1 });
  desk.agent("ben", { capacity: 1 });
  desk.agent("cy", { capacity: 1, line: OTHER_LINE, site: OTHER_SITE });
  desk.online("ana");
  const vera = desk.writes("vera");
  desk.asAgent("ana", { type: "conversation.accept" });
  desk.online("ben", "cy");
  const holder = () =>
    desk.row("select agent from conversations where publicId = ?", vera)["agent"];
  const idOf = (name: string) => desk.agents.get(name)?.agent;
  return { desk, vera, holder, idOf };
}

describe("a transfer", () => {
  test("T2, T3, T4: is offered, the agent keeps the chat until it is accepted, queue time and priority stay", () => {
    const { desk, vera, holder, idOf } = withChat();
    const before = desk.row("select queuedAtMs, rankMs, priority from conversations");
    desk.asAgent("ana", toAgent(desk, vera, "ben"));
    expect(holder()).toBe(idOf("ana"));
    expect(desk.rows("select kind from slots order by kind")).toEqual([
      { kind: "chat" },
      { kind: "offer" },
    ]);
    desk.asAgent("ana", { type: "message.post", conversationId: vera, text: "Ben takes over" });
    desk.asAgent("ben", { type: "conversation.accept", conversationId: vera });
    expect(holder()).toBe(idOf("ben"));
    expect(desk.row("select queuedAtMs, rankMs, priority from conversations")).toEqual(before);
    expect(desk.rows("select kind, agent from slots")).toEqual([
      { kind: "chat", agent: idOf("ben") },
    ]);
    expect(desk.events.at(-1)?.data).toMatchObject({
      reason: "transferred",
      fromAgentId: desk.agents.get("ana")?.id,
      transferReason: "expertise",
    });
  });

  test("T1, M4: the note goes with it, as text, for the team only", () => {
    const { desk, vera } = withChat();
    desk.asAgent("ana", toAgent(desk, vera, "ben"));
    const offered = desk.events.at(-1);
    expect(JSON.parse(offered?.text ?? "")).toEqual({ ...note, again: null });
    expect([offered?.publicSeq, JSON.stringify(offered?.data).includes("refund")]).toEqual([
      null,
      false,
    ]);
  });

  test("T1: without all three parts nothing is offered", () => {
    const { desk, vera } = withChat();
    expect(
      refusalOf(() =>
        desk.asAgent("ana", toAgent(desk, vera, "ben", { note: { ...note, tried: " " } })),
      ),
    ).toBe("note.incomplete");
    expect(desk.rows("select kind from slots")).toEqual([{ kind: "chat" }]);
  });

  test("T2: only to who can take it now", () => {
    const { desk, vera } = withChat();
    const refused = (name: string) =>
      refusalOf(() => desk.asAgent("ana", toAgent(desk, vera, name)));
    expect(refused("ana")).toBe("transfer.target-unavailable");
    desk.asAgent("ben", { type: "agent.setAvailability", availability: "away" });
    expect(refused("ben")).toBe("transfer.target-unavailable");
    desk.online("ben");
    desk.asAgent("ben", { type: "agent.setCapacity", capacity: 0 });
    expect(refused("ben")).toBe("transfer.target-unavailable");
    desk.asAgent("ben", { type: "agent.setCapacity", capacity: 1 });
    desk.system({
      type: "agent.silent",
      agent: desk.agents.get("ben")?.agent ?? 0,
      lastHeardAtMs: desk.clock.nowMs(),
    });
    expect(refused("ben")).toBe("transfer.target-unavailable");
    desk.agent("new", { line: null });
    desk.online("new");
    expect(refused("new")).toBe("transfer.target-unavailable");
    expect(
      refusalOf(() =>
        desk.asAgent("ana", {
          type: "conversation.transfer",
          conversationId: vera,
          to: { agentId: "agt_nobody" },
          note,
          reason: "other",
        }),
      ),
    ).toBe("not-found");
  });

  test("T2, T6: to a department means the best of it, and the chat moves to its line when accepted", () => {
    const { desk, vera, holder, idOf } = withChat();
    const departmentId = `dep_${String(OTHER_DEPARTMENT).padStart(21, "0")}` as const;
    desk.asAgent("ana", {
      type: "conversation.transfer",
      conversationId: vera,
      to: { departmentId },
      note,
      reason: "expertise",
    });
    expect(desk.row("select line from conversations")["line"]).not.toBe(OTHER_LINE);
    desk.asAgent("cy", { type: "conversation.accept" });
    expect([holder(), desk.row("select line from conversations")["line"]]).toEqual([
      idOf("cy"),
      OTHER_LINE,
    ]);
    expect(
      desk.events.findLast(({ type }) => type === "conversation.assigned")?.data,
    ).toMatchObject({
      departmentId,
    });
    desk.asAgent("cy", {
      type: "message.post",
      conversationId: vera,
      text: "Hello from the other department",
    });
  });

  test("T2: a department whose only free agent holds the chat cannot take it", () => {
    const { desk, vera } = withChat();
    desk.asAgent("ben", { type: "agent.setAvailability", availability: "away" });
    const departmentId = `dep_${String(DEPARTMENT).padStart(21, "0")}` as const;
    desk.asAgent("ana", { type: "agent.setCapacity", capacity: 5 });
    expect(
      refusalOf(() =>
        desk.asAgent("ana", {
          type: "conversation.transfer",
          conversationId: vera,
          to: { departmentId },
          note,
          reason: "other",
        }),
      ),
    ).toBe("transfer.target-unavailable");
  });

  test("T3: lapses after 30 s; the agent keeps the chat and is told, the colleague's slot is free", () => {
    const { desk, vera, holder, idOf } = withChat();
    desk.asAgent("ana", toAgent(desk, vera, "ben"));
    desk.advance(30_000);
    expect(holder()).toBe(idOf("ana"));
    expect(desk.rows("select kind from slots")).toEqual([{ kind: "chat" }]);
    expect(desk.events.at(-1)).toMatchObject({
      type: "transfer.lapsed",
      data: { reason: "expired", fromAgentId: desk.agents.get("ana")?.id },
    });
    expect(
      refusalOf(() => desk.asAgent("ben", { type: "conversation.accept", conversationId: vera })),
    ).toBe("conversation.not-yours");
  });

  test.each([
    [
      "declined",
      "ben",
      (id: ConversationId): AgentCommand => ({ type: "offer.decline", conversationId: id }),
    ],
    [
      "cancelled",
      "ana",
      (id: ConversationId): AgentCommand => ({ type: "transfer.cancel", conversationId: id }),
    ],
    [
      "agentUnavailable",
      "ben",
      (): AgentCommand => ({ type: "agent.setAvailability", availability: "away" }),
    ],
    [
      "conversationEnded",
      "ana",
      (id: ConversationId): AgentCommand => ({ type: "conversation.close", conversationId: id }),
    ],
  ] as const)("T3: %s ends it, and nothing of it stays", (reason, by, command) => {
    const { desk, vera } = withChat();
    desk.asAgent("ana", toAgent(desk, vera, "ben"));
    desk.asAgent(by, command(vera));
    expect(desk.events.find(({ type }) => type === "transfer.lapsed")?.data["reason"]).toBe(reason);
    expect(desk.rows("select 1 from slots where kind = 'offer'")).toEqual([]);
    expect(desk.rows("select 1 from deadlines where kind = 'transfer'")).toEqual([]);
  });

  test("T3: declining a handover leaves the colleague online", () => {
    const { desk, vera, idOf } = withChat();
    desk.asAgent("ana", toAgent(desk, vera, "ben"));
    desk.asAgent("ben", { type: "offer.decline", conversationId: vera });
    expect(
      desk.row("select availability from agents where id = ?", idOf("ben"))["availability"],
    ).toBe("online");
  });

  test("T3: one at a time", () => {
    const { desk, vera } = withChat();
    desk.asAgent("ana", toAgent(desk, vera, "ben"));
    expect(refusalOf(() => desk.asAgent("ana", toAgent(desk, vera, "cy")))).toBe(
      "conversation.wrong-state",
    );
  });

  test("T7: if the old agent is lost meanwhile, the conversation is returned to the front", () => {
    const { desk, vera, idOf } = withChat();
    desk.asAgent("ana", toAgent(desk, vera, "ben"));
    desk.asAgent("ben", { type: "agent.setCapacity", capacity: 1 });
    const agent = idOf("ana") ?? 0;
    desk.system({ type: "agent.silent", agent, lastHeardAtMs: desk.clock.nowMs() });
    desk.system({ type: "agent.lost", agent });
    expect(desk.events.find(({ type }) => type === "transfer.lapsed")?.data["reason"]).toBe(
      "returned",
    );
    const queued = desk.events.findLast(({ type }) => type === "conversation.queued");
    expect(queued?.data).toMatchObject({ reason: "agentLost", isReturned: true });
    // Ben's slot is free by then, so the front of the queue is offered to him at once.
    expect(desk.stateOf("vera")).toBe("offered");
  });

  test("T5, M4: a second transfer asks why again; only accepted ones count", () => {
    const { desk, vera } = withChat();
    desk.asAgent("ana", toAgent(desk, vera, "ben"));
    desk.asAgent("ben", { type: "offer.decline", conversationId: vera });
    desk.asAgent("ana", toAgent(desk, vera, "ben"));
    desk.asAgent("ben", { type: "conversation.accept", conversationId: vera });
    expect(refusalOf(() => desk.asAgent("ben", toAgent(desk, vera, "ana")))).toBe(
      "reason.required",
    );
    desk.asAgent("ben", toAgent(desk, vera, "ana", { again: "She asked for Ana" }));
    expect(JSON.parse(desk.events.at(-1)?.text ?? "").again).toBe("She asked for Ana");
  });

  test("T8: a supervisor may hand over a colleague's chat; another agent may not", () => {
    const { desk, vera } = withChat();
    desk.agent("sue", { role: "supervisor", line: null });
    expect(refusalOf(() => desk.asAgent("ben", toAgent(desk, vera, "cy")))).toBe(
      "conversation.not-yours",
    );
    desk.asAgent("sue", toAgent(desk, vera, "ben"));
    expect(desk.events.at(-1)?.data).toMatchObject({ fromAgentId: desk.agents.get("ana")?.id });
  });
});
