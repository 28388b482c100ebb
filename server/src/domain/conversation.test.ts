import { DeskError } from "@presently/shared/protocol";
import { describe, expect, test } from "vitest";
import {
  afterMessage,
  assigned,
  cameBack,
  closed,
  type Conversation,
  handedOver,
  messageLeft,
  offered,
  offerLapsed,
  reopened,
  returned,
} from "./conversation.ts";
import { topicChosen } from "./topics.ts";

const core = {
  id: 1,
  publicId: "cnv_000000000000000000001",
  site: 1,
  visitor: 2,
  line: 3,
  departmentId: "dep_000000000000000000001",
  priority: 1,
  isReturned: false,
  isTest: false,
  rankMs: 100,
  queuedAtMs: 100,
  isReachable: true,
  preferredAgent: null,
  owesAnswerSinceMs: 100,
  transferCount: 0,
  createdAtMs: 100,
  firstMessageAtMs: 100,
  acceptedAtMs: null,
  firstResponseAtMs: null,
  ratingScore: null,
  topicChoicesLeft: 2,
  isSolved: null,
  callback: null,
} as const;
const states: Record<Conversation["state"], Conversation> = {
  queued: { ...core, state: "queued", agent: null },
  offered: { ...core, state: "offered", agent: null },
  assigned: { ...core, state: "assigned", agent: 7 },
  waitingOnVisitor: { ...core, state: "waitingOnVisitor", agent: 7 },
  messageLeft: { ...core, state: "messageLeft", agent: null },
  closed: { ...core, state: "closed", agent: 7, closedAtMs: 200, closedBy: "agent" },
};
const ana = { id: 7, publicId: "agt_000000000000000000007" } as const;
const ben = { id: 8, publicId: "agt_000000000000000000008" } as const;

const refunds = {
  topicId: "tpc_000000000000000000001",
  words: { usual: "Refunds" },
  departmentId: "dep_000000000000000000002",
  isFirst: false,
} as const;

/** The state machine as DOMAIN.md C1 writes it down: transition -> former state -> next state. */
const machine: Record<
  string,
  {
    act: (from: Conversation) => { conversation: Conversation };
    to: Partial<Record<Conversation["state"], Conversation["state"]>>;
  }
> = {
  offer: { act: (from) => offered(from, ana, 500), to: { queued: "offered" } },
  "offer lapses": { act: (from) => offerLapsed(from, ana, "expired"), to: { offered: "queued" } },
  assign: {
    act: (from) => assigned(from, ana, "accepted", 500),
    to: { queued: "assigned", offered: "assigned" },
  },
  "hand over": {
    act: (from) =>
      handedOver(
        from,
        ben,
        { reason: "transferred", fromAgentId: ana.publicId, transferReason: "expertise" },
        500,
      ),
    to: { assigned: "assigned", waitingOnVisitor: "assigned" },
  },
  return: {
    act: (from) => returned(from, "agentLost"),
    to: { assigned: "queued", waitingOnVisitor: "queued" },
  },
  close: {
    act: (from) => closed(from, "visitor", 500),
    to: {
      queued: "closed",
      offered: "closed",
      assigned: "closed",
      waitingOnVisitor: "closed",
      messageLeft: "closed",
    },
  },
  "leave a message": {
    act: (from) => messageLeft(from, "asked", 500),
    to: { queued: "messageLeft", offered: "messageLeft" },
  },
  "come back": { act: (from) => cameBack(from, 500), to: { messageLeft: "queued" } },
  reopen: { act: (from) => reopened(from, 500), to: { closed: "queued" } },
  "choose a topic": {
    act: (from) =>
      topicChosen(from, refunds, "Refunds", { line: 4, departmentId: refunds.departmentId }),
    to: { queued: "queued", offered: "queued" },
  },
};

describe("C1, R10: the only transitions are those written down", () => {
  for (const [name, { act, to }] of Object.entries(machine)) {
    for (const from of Object.values(states)) {
      const next = to[from.state];
      test(`C1: ${name} from ${from.state} ${next === undefined ? "is refused" : `leads to ${next}`}`, () => {
        if (next !== undefined) return expect(act(from).conversation.state).toBe(next);
        const code =
          from.state === "closed" ? "conversation.is-closed" : "conversation.wrong-state";
        expect(() => act(from)).toThrow(new DeskError(code));
      });
    }
  }
});

describe("what a transition keeps", () => {
  test("Q2, R11: rank and priority survive an offer that lapses, a lost agent and a handover", () => {
    const kept = [
      offerLapsed(states.offered, ana, "expired"),
      returned(states.assigned, "agentLost"),
      handedOver(
        states.assigned,
        ben,
        { reason: "transferred", fromAgentId: ana.publicId, transferReason: "other" },
        500,
      ),
    ].map(({ conversation: { rankMs, queuedAtMs, priority } }) => ({
      rankMs,
      queuedAtMs,
      priority,
    }));
    expect(kept).toEqual([1, 2, 3].map(() => ({ rankMs: 100, queuedAtMs: 100, priority: 1 })));
  });

  test("Q3: what comes back from an agent or an offer is returned; what is assigned no longer is", () => {
    expect(returned(states.assigned, "agentLost").conversation.isReturned).toBe(true);
    expect(offerLapsed(states.offered, ana, "expired").conversation.isReturned).toBe(true);
    expect(
      assigned({ ...states.queued, isReturned: true }, ana, "accepted", 1).conversation.isReturned,
    ).toBe(false);
  });

  test("T5: only an accepted transfer counts as one", () => {
    const taken = handedOver(
      states.assigned,
      ben,
      { reason: "taken", fromAgentId: ana.publicId, transferReason: null },
      500,
    );
    expect(taken.conversation.transferCount).toBe(0);
    const moved = handedOver(
      states.assigned,
      ben,
      { reason: "transferred", fromAgentId: ana.publicId, transferReason: "other" },
      500,
    );
    expect(moved.conversation.transferCount).toBe(1);
  });

  test("Q7: who comes back unanswered within a day has the first time, otherwise a new one", () => {
    const day = 24 * 3_600_000;
    expect(cameBack(states.messageLeft, 100 + day - 1).conversation.rankMs).toBe(100);
    expect(cameBack(states.messageLeft, 100 + day).conversation.rankMs).toBe(100 + day);
    expect(
      cameBack({ ...states.messageLeft, owesAnswerSinceMs: null }, 900).conversation.rankMs,
    ).toBe(900);
  });

  test("C9: a reopened conversation prefers the agent who held it", () => {
    expect(reopened(states.closed, 500).conversation.preferredAgent).toBe(7);
  });
});

describe("C8: who owes whom an answer", () => {
  test("C8: the oldest unanswered message counts, and an agent's message answers all of them", () => {
    const first = afterMessage({ ...states.assigned, owesAnswerSinceMs: null }, "visitor", 300);
    const second = afterMessage(first, "visitor", 400);
    expect(second.owesAnswerSinceMs).toBe(300);
    const answered = afterMessage(second, "agent", 500);
    expect([answered.owesAnswerSinceMs, answered.state, answered.firstResponseAtMs]).toEqual([
      null,
      "waitingOnVisitor",
      500,
    ]);
    expect(afterMessage(answered, "visitor", 600).state).toBe("assigned");
  });

  test("C8, M1: a left message stays owed until a person answers; leaving one owes it", () => {
    expect(
      messageLeft({ ...states.queued, owesAnswerSinceMs: null }, "asked", 700).conversation
        .owesAnswerSinceMs,
    ).toBe(700);
    const answered = afterMessage(states.messageLeft, "agent", 800);
    expect([answered.state, answered.owesAnswerSinceMs]).toEqual(["messageLeft", null]);
  });
});
