import type { AgentId, LastingEvent, LastingEventOf } from "@presently/shared/protocol";
import { conversationNamed } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { setbackOf } from "./setbacks.ts";

const jana: AgentId = "agt_jana00000000000000000";
const ola: AgentId = "agt_ola000000000000000000";
const conversationId = conversationNamed("ana");
const envelope = { id: "evt_000000000000000000000", seq: 1, publicSeq: 1, atMs: 0 } as const;

type Lapsed = LastingEventOf<"transfer.lapsed">;
const lapsed = (reason: Lapsed["reason"], fromAgentId: AgentId): LastingEvent => ({
  ...envelope,
  type: "transfer.lapsed",
  by: ola,
  conversationId,
  agentId: ola,
  fromAgentId,
  reason,
});
type Assigned = LastingEventOf<"conversation.assigned">;
const assigned = (reason: Assigned["reason"], fromAgentId: AgentId | null): LastingEvent => ({
  ...envelope,
  type: "conversation.assigned",
  by: ola,
  conversationId,
  agentId: ola,
  reason,
  fromAgentId,
  transferReason: null,
});

test("T3: a transfer of mine that nobody took is told; one that I or the visitor ended, or another's, is not", () => {
  const reasons = [
    "expired",
    "declined",
    "cancelled",
    "agentLost",
    "agentUnavailable",
    "conversationEnded",
    "returned",
    "repaired",
  ] as const;
  expect(reasons.filter((reason) => setbackOf(lapsed(reason, jana), jana) !== undefined)).toEqual([
    "expired",
    "declined",
    "agentLost",
    "agentUnavailable",
  ]);
  expect(setbackOf(lapsed("declined", ola), jana)).toBeUndefined();
});

test("RT8: a conversation that was taken from me is told; what I took, handed over or never had is not", () => {
  expect(setbackOf(assigned("taken", jana), jana)).toEqual({
    kind: "taken",
    conversationId,
    agentId: ola,
  });
  expect(setbackOf(assigned("taken", null), jana)).toBeUndefined();
  expect(setbackOf(assigned("taken", jana), ola)).toBeUndefined();
  expect(setbackOf(assigned("transferred", jana), jana)).toBeUndefined();
});

test("AS2, AS4: who is given a chat hears by whom and why, whoever had it to whom it went; nobody hears of what they did themselves", () => {
  const sue: AgentId = "agt_sue000000000000000000";
  const given = (by: AgentId, agentId: AgentId, fromAgentId: AgentId | null): LastingEvent => ({
    ...envelope,
    type: "conversation.given",
    by,
    conversationId,
    agentId,
    fromAgentId,
    isBeyondCapacity: false,
    text: "Knows her",
  });
  expect(setbackOf(given(sue, jana, null), jana)).toEqual({
    kind: "given",
    conversationId,
    agentId: sue,
    why: "Knows her",
  });
  expect(setbackOf(given(sue, ola, jana), jana)).toEqual({
    kind: "passedOn",
    conversationId,
    agentId: ola,
    by: sue,
  });
  expect(setbackOf(given(sue, ola, null), jana)).toBeUndefined();
  expect(setbackOf(given(jana, ola, jana), jana)).toBeUndefined();
  // The assignment that follows says nothing more.
  expect(setbackOf(assigned("given", jana), jana)).toBeUndefined();
});
