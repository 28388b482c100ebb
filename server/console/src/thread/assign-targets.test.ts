import type { AgentId, AgentSummary } from "@presently/shared/protocol";
import { expect, test } from "vitest";
import { assignable, isFull, isOnline } from "./assign-targets.ts";

const idOf = (name: string): AgentId => `agt_${name.padEnd(21, "0")}`;
const agent = (name: string, changes: Partial<AgentSummary> = {}): AgentSummary => ({
  agentId: idOf(name),
  name,
  role: "agent",
  availability: "online",
  presence: "connected",
  capacity: 2,
  load: 0,
  departmentIds: [],
  isDisabled: false,
  ...changes,
});
const namesOf = (agents: readonly AgentSummary[]) => agents.map(({ name }) => name);

test("AS2: who is online stands first, the most room before less; oneself, who has it and who may not sign in don't stand there", () => {
  const team = [
    agent("away", { availability: "away" }),
    agent("full", { load: 2 }),
    agent("half", { load: 1 }),
    agent("free"),
    agent("me"),
    agent("holder"),
    agent("off", { isDisabled: true }),
  ];
  expect(namesOf(assignable(team, idOf("me"), idOf("holder")))).toEqual([
    "free",
    "half",
    "full",
    "away",
  ]);
  expect(namesOf(assignable(team, idOf("me"), null))).toContain("holder");
});

test("AS2: away, a break and a lost connection are not online", () => {
  expect(isOnline(agent("a"))).toBe(true);
  expect(isOnline(agent("a", { availability: "away" }))).toBe(false);
  expect(isOnline(agent("a", { availability: "break" }))).toBe(false);
  expect(isOnline(agent("a", { presence: "reconnecting" }))).toBe(false);
});

test("AS3: whose places are all in use is full, also with more in hand than places", () => {
  expect(isFull(agent("a", { load: 1 }), null)).toBe(false);
  expect(isFull(agent("a", { load: 2 }), null)).toBe(true);
  expect(isFull(agent("a", { load: 3 }), null)).toBe(true);
  expect(isFull(agent("a", { load: 2, availability: "away" }), null)).toBe(false);
  // One of the two is the offer of this very conversation.
  expect(isFull(agent("a", { load: 2 }), idOf("a"))).toBe(false);
  expect(isFull(agent("a", { load: 3 }), idOf("a"))).toBe(true);
  expect(isFull(agent("a", { load: 2 }), idOf("b"))).toBe(true);
});
