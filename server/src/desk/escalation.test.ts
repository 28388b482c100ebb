import type { AgentCommand, EscalationPath } from "@presently/shared/protocol";
import { expect, test } from "vitest";
import {
  DEPARTMENT,
  OTHER_DEPARTMENT,
  OTHER_LINE,
  OTHER_SITE,
  refusalOf,
  testDesk,
} from "./testing.ts";

const note = { wanted: "a refund", tried: "the form", promised: "an answer today" };
const departmentId = `dep_${String(DEPARTMENT).padStart(21, "0")}` as const;
const billing = `dep_${String(OTHER_DEPARTMENT).padStart(21, "0")}` as const;

/** Ana holds vera's chat; ben, cy (of billing) and the owner, olga, are online with room. */
function withChat() {
  const desk = testDesk();
  desk.agent("ana", { capacity: 1 });
  desk.agent("ben", { capacity: 2 });
  desk.agent("cy", { capacity: 2, line: OTHER_LINE, site: OTHER_SITE });
  desk.agent("olga", { capacity: 2, role: "owner" });
  desk.online("ana");
  const vera = desk.writes("vera");
  desk.asAgent("ana", { type: "conversation.accept" });
  desk.online("ben", "cy", "olga");
  const idOf = (name: string) => desk.agents.get(name)?.id ?? "agt_none";
  const setPath = (path: EscalationPath) =>
    desk.asAgent("olga", { type: "department.setPath", departmentId, path });
  const escalate = (by = "ana", rest: { again?: string } = {}) =>
    desk.asAgent(by, { type: "conversation.escalate", conversationId: vera, note, ...rest });
  const offeredTo = () => desk.events.findLast(({ type }) => type === "transfer.offered")?.data;
  const decline = (name: string) =>
    desk.asAgent(name, { type: "offer.decline", conversationId: vera });
  return { desk, vera, idOf, setPath, escalate, offeredTo, decline };
}

test("ES1: without a path it goes to the owner", () => {
  const { escalate, offeredTo, idOf } = withChat();
  escalate();
  expect(offeredTo()).toMatchObject({ agentId: idOf("olga"), transferReason: "escalated" });
});

test("ES2: the first who can take it now is asked, and nobody who is away", () => {
  const { desk, setPath, escalate, offeredTo, idOf } = withChat();
  setPath([{ agentId: idOf("ben") }, { departmentId: billing }]);
  desk.asAgent("ben", { type: "agent.setAvailability", availability: "away" });
  escalate();
  expect(offeredTo()).toMatchObject({ agentId: idOf("cy"), departmentId: billing });
});

test("ES2: not taken, it goes on along the path to the owner, and then begins again", () => {
  const { setPath, escalate, offeredTo, decline, idOf } = withChat();
  setPath([{ agentId: idOf("ben") }, { departmentId: billing }]);
  const asked: string[] = [];
  for (const name of ["ben", "cy", "olga", "ben"]) {
    escalate();
    asked.push(String(offeredTo()?.["agentId"]));
    decline(name);
  }
  expect(asked).toEqual(["ben", "cy", "olga", "ben"].map(idOf));
});

test("ES2: whoever accepted it escalates it further, with why it goes on once more (T5)", () => {
  const { desk, vera, setPath, escalate, offeredTo, idOf } = withChat();
  setPath([{ agentId: idOf("ben") }]);
  escalate();
  desk.asAgent("ben", { type: "conversation.accept", conversationId: vera });
  expect(refusalOf(() => escalate("ben"))).toBe("reason.required");
  escalate("ben", { again: "It needs a decision" });
  expect(offeredTo()).toMatchObject({ agentId: idOf("olga"), fromAgentId: idOf("ben") });
});

test("ES2: an ordinary transfer in between begins the path anew", () => {
  const { desk, vera, setPath, escalate, offeredTo, decline, idOf } = withChat();
  setPath([{ agentId: idOf("cy") }, { agentId: idOf("ben") }]);
  escalate();
  decline("cy");
  const to = { agentId: idOf("ben") } as const;
  desk.asAgent("ana", {
    type: "conversation.transfer",
    conversationId: vera,
    to,
    note,
    reason: "expertise",
  });
  decline("ben");
  escalate();
  expect(offeredTo()).toMatchObject({ agentId: idOf("cy") });
});

test("ES2: departments that name each other in their paths do not keep it between them: the owner is asked, in a second round too", () => {
  const { desk, vera, setPath, offeredTo, idOf } = withChat();
  const toHere = { departmentId } as const;
  setPath([{ departmentId: billing }]);
  desk.asAgent("olga", { type: "department.setPath", departmentId: billing, path: [toHere] });
  const asked: string[] = [];
  let holder = "ana";
  for (let round = 0; round < 6; round += 1) {
    desk.asAgent(holder, {
      type: "conversation.escalate",
      conversationId: vera,
      note,
      ...(round === 0 ? {} : { again: "Not for us" }),
    });
    const to = String(offeredTo()?.["agentId"]);
    holder = ["ana", "ben", "cy", "olga"].find((name) => idOf(name) === to) ?? "nobody";
    asked.push(holder);
    desk.asAgent(holder, { type: "conversation.accept", conversationId: vera });
  }
  expect(asked.slice(0, 3)).toEqual(["cy", expect.stringMatching(/ana|ben/), "olga"]);
  expect(asked.slice(3).filter((name) => name === "olga")).toHaveLength(1);
});

test("ES3: with nobody to take it, it is refused and stays as it is", () => {
  const { desk, escalate } = withChat();
  desk.asAgent("olga", { type: "agent.setAvailability", availability: "away" });
  expect(refusalOf(escalate)).toBe("transfer.target-unavailable");
  expect(desk.rows("select kind from slots")).toEqual([{ kind: "chat" }]);
  expect(desk.count("transfer.offered")).toBe(0);
});

test("ES3: one offer at a time, by the agent who has it", () => {
  const { escalate } = withChat();
  expect(refusalOf(() => escalate("ben"))).toBe("conversation.not-yours");
  escalate();
  expect(refusalOf(escalate)).toBe("conversation.wrong-state");
});

test("ES4: accepted, the visitor is told that it was escalated, and reads nothing of the note", () => {
  const { desk, vera, escalate, idOf } = withChat();
  escalate();
  const offered = desk.events.at(-1);
  expect([offered?.publicSeq, JSON.parse(offered?.text ?? "")]).toEqual([
    null,
    { ...note, again: null },
  ]);
  desk.asAgent("olga", { type: "conversation.accept", conversationId: vera });
  const assigned = desk.events.findLast(({ type }) => type === "conversation.assigned");
  expect(assigned?.publicSeq).not.toBeNull();
  expect(assigned?.data).toMatchObject({
    reason: "transferred",
    transferReason: "escalated",
    agentId: idOf("olga"),
  });
});

test("ES1: a path is kept in its order, each step once, and what does not exist is refused", () => {
  const { desk, setPath, idOf } = withChat();
  const ben = { agentId: idOf("ben") } as const;
  setPath([{ departmentId: billing }, ben, ben]);
  const steps = () => desk.rows("select step, agent, toDepartment from escalationSteps");
  const kept = [
    { step: 1, agent: null, toDepartment: OTHER_DEPARTMENT },
    { step: 2, agent: desk.agents.get("ben")?.agent, toDepartment: null },
  ];
  expect(steps()).toEqual(kept);
  expect(refusalOf(() => setPath([ben, { agentId: "agt_nobody" }]))).toBe("not-found");
  expect(steps()).toEqual(kept);
  expect(desk.rows("select action from audit where action = 'department.pathSet'")).toHaveLength(1);
  setPath([]);
  expect(steps()).toEqual([]);
});

test("ES1, RI1: only from admin on is a path set", () => {
  const { desk, idOf } = withChat();
  const command: AgentCommand = {
    type: "department.setPath",
    departmentId,
    path: [{ agentId: idOf("ben") }],
  };
  expect(refusalOf(() => desk.asAgent("ben", command))).toBe("not-allowed");
});
