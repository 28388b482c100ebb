import { type CallbackWay, DeskError } from "@presently/shared/protocol";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTopics } from "../domain/site-settings.ts";
import { subscribed } from "../push/testing/subscribed.ts";
import { brokenRules, seatsOf } from "./invariants.ts";
import {
  DEPARTMENT,
  OTHER_DEPARTMENT,
  OTHER_LINE,
  OTHER_SITE,
  SITE,
  testDesk,
  type TestDesk,
} from "./testing.ts";

const agents = ["ana", "ben", "cy", "sue"] as const;
const visitors = ["v1", "v2", "v3", "v4", "v5"] as const;

const agent = fc.constantFrom(...agents);
const visitor = fc.constantFrom(...visitors);
const note = { wanted: "w", tried: "t", promised: "p" };

/** One thing that somebody does; conversations are named by their visitor. */
type Act =
  | { do: "write" | "leave" | "leaveMessage" | "leaveMessageAgain" | "rate"; visitor: string }
  | { do: "callBack"; visitor: string; way: CallbackWay }
  | { do: "saySolved"; visitor: string; isSolved: boolean }
  | { do: "sayTopic"; visitor: string; topic: number }
  | { do: "fillIn"; visitor: string; name: string }
  | { do: "ask"; agent: string; visitor: string }
  | { do: "forget"; visitor: string }
  | { do: "callBackNot" | "moreTime"; visitor: string }
  | { do: "presence"; visitor: string; presence: "present" | "silent" | "absent" }
  | { do: "availability"; agent: string; availability: "online" | "away" | "break" }
  | { do: "connected" | "silent" | "lost" | "accept"; agent: string }
  | {
      do: "acceptOne" | "decline" | "message" | "close" | "take" | "cancel" | "skip";
      agent: string;
      visitor: string;
    }
  | { do: "assign"; visitor: string; to: string; isBeyondCapacity: boolean }
  | { do: "transfer"; agent: string; visitor: string; to: string; isDepartment: boolean }
  | { do: "capacity"; agent: string; capacity: number }
  | { do: "disable"; agent: string; isDisabled: boolean }
  | { do: "autoAccept"; isOn: boolean }
  | { do: "serve"; agents: string[] }
  | { do: "wait"; ms: number }
  | { do: "boot" | "reconcile" };

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("write" as const), visitor }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom(
        "leave" as const,
        "leaveMessage" as const,
        "leaveMessageAgain" as const,
        "rate" as const,
      ),
      visitor,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("sayTopic" as const),
      visitor,
      topic: fc.nat(1),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("saySolved" as const),
      visitor,
      isSolved: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("fillIn" as const),
      visitor,
      name: fc.constantFrom("Vera", ""),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("ask" as const), agent, visitor }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("callBack" as const),
      visitor,
      way: fc.constantFrom("email" as const, "notice" as const, "push" as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom("callBackNot" as const, "moreTime" as const, "forget" as const),
      visitor,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("presence" as const),
      visitor,
      presence: fc.constantFrom("present" as const, "silent" as const, "absent" as const),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("availability" as const),
      agent,
      availability: fc.constantFrom(
        "online" as const,
        "online" as const,
        "away" as const,
        "break" as const,
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom("connected" as const, "silent" as const, "lost" as const),
      agent,
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("accept" as const), agent }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom(
        "acceptOne" as const,
        "decline" as const,
        "message" as const,
        "close" as const,
        "take" as const,
        "cancel" as const,
        "skip" as const,
      ),
      agent,
      visitor,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("assign" as const),
      visitor,
      to: agent,
      isBeyondCapacity: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("transfer" as const),
      agent,
      visitor,
      to: agent,
      isDepartment: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("capacity" as const),
      agent,
      capacity: fc.integer({ min: 0, max: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("disable" as const), agent, isDisabled: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("autoAccept" as const), isOn: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("serve" as const), agents: fc.subarray([...agents]) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("wait" as const),
      ms: fc.constantFrom(1, 15_000, 31_000, 61_000, 121_000, 601_000, 3_600_000, 90_000_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom("boot" as const, "reconcile" as const) }),
  },
);

/** The visitor's newest conversation, or their first one. */
function idOf(desk: TestDesk, name: string, order: "asc" | "desc" = "desc"): `cnv_${string}` {
  const { visitor: number } = desk.visitors.get(name) ?? { visitor: 0 };
  const row = desk.row(
    `select coalesce(max(publicId), 'cnv_none') as publicId from (select publicId from conversations where visitor = ? order by id ${order} limit 1)`,
    number,
  );
  return `cnv_${String(row["publicId"]).slice(4)}`;
}

function topicsOf(desk: TestDesk) {
  return readTopics(String(desk.row("select settings from sites where id = ?", SITE)["settings"]));
}

function perform(desk: TestDesk, act: Act): void {
  const agentOf = (name: string) => desk.agents.get(name)?.agent ?? 0;
  switch (act.do) {
    case "write":
      return void desk.writes(act.visitor);
    case "leave":
      return void desk.asVisitor(act.visitor, {
        type: "conversation.close",
        conversationId: idOf(desk, act.visitor),
      });
    case "leaveMessage":
      return void desk.asVisitor(act.visitor, {
        type: "conversation.leaveMessage",
        email: "v@example.test",
        text: "Call me",
      });
    case "leaveMessageAgain":
      return void desk.asVisitor(act.visitor, {
        type: "conversation.leaveMessage",
        conversationId: idOf(desk, act.visitor, "asc"),
        email: "v@example.test",
        text: "Call me",
      });
    case "rate":
      return void desk.asVisitor(act.visitor, {
        type: "rating.give",
        conversationId: idOf(desk, act.visitor),
        score: 5,
      });
    case "saySolved":
      return void desk.asVisitor(act.visitor, {
        type: "solution.answer",
        conversationId: idOf(desk, act.visitor),
        isSolved: act.isSolved,
      });
    case "fillIn": {
      const conversationId = idOf(desk, act.visitor);
      const { form } = desk.row(
        "select form from forms where conversation = (select id from conversations where publicId = ?)",
        conversationId,
      );
      return void desk.asVisitor(act.visitor, {
        type: "form.answer",
        conversationId,
        formId: `frm_${String(form).slice(4)}`,
        name: act.name,
      });
    }
    case "ask":
      return void desk.asAgent(act.agent, {
        type: "form.send",
        conversationId: idOf(desk, act.visitor),
        fields: ["name"],
      });
    case "sayTopic":
      return void desk.asVisitor(act.visitor, {
        type: "topic.choose",
        conversationId: idOf(desk, act.visitor),
        topicId: topicsOf(desk)[act.topic]?.topicId ?? "tpc_",
      });
    case "callBack":
      return void desk.asVisitor(act.visitor, {
        type: "callback.ask",
        conversationId: idOf(desk, act.visitor),
        way: act.way,
        email: "v@example.test",
        push: { endpoint: "https://push.example/v", keys: subscribed().keys },
      });
    case "forget":
      return void desk.asVisitor(act.visitor, { type: "visitor.forget" });
    case "callBackNot":
    case "moreTime":
      return void desk.asVisitor(act.visitor, {
        type: act.do === "moreTime" ? "turn.extend" : "callback.cancel",
        conversationId: idOf(desk, act.visitor),
      });
    case "presence":
      return desk.presence(act.visitor, act.presence);
    case "availability":
      return void desk.asAgent(act.agent, {
        type: "agent.setAvailability",
        availability: act.availability,
      });
    case "connected":
      return void desk.system({ type: "agent.connected", agent: agentOf(act.agent) });
    case "silent":
      return void desk.system({
        type: "agent.silent",
        agent: agentOf(act.agent),
        lastHeardAtMs: desk.clock.nowMs() - 15_000,
      });
    case "lost":
      return void desk.system({ type: "agent.lost", agent: agentOf(act.agent) });
    case "accept":
      return void desk.asAgent(act.agent, { type: "conversation.accept" });
    case "acceptOne":
      return void desk.asAgent(act.agent, {
        type: "conversation.accept",
        conversationId: idOf(desk, act.visitor),
      });
    case "decline":
      return void desk.asAgent(act.agent, {
        type: "offer.decline",
        conversationId: idOf(desk, act.visitor),
      });
    case "message":
      return void desk.asAgent(act.agent, {
        type: "message.post",
        conversationId: idOf(desk, act.visitor),
        text: "Hi",
      });
    case "close":
      return void desk.asAgent(act.agent, {
        type: "conversation.close",
        conversationId: idOf(desk, act.visitor),
      });
    case "take":
      return void desk.asAgent(act.agent, {
        type: "conversation.take",
        conversationId: idOf(desk, act.visitor),
        reason: "Because",
      });
    case "cancel":
      return void desk.asAgent(act.agent, {
        type: "transfer.cancel",
        conversationId: idOf(desk, act.visitor),
      });
    case "skip":
      return void desk.asAgent(act.agent, {
        type: "wrapUp.end",
        conversationId: idOf(desk, act.visitor),
      });
    case "assign": {
      const conversationId = idOf(desk, act.visitor);
      const [held] = desk.rows(
        "select a.publicId from conversations c join agents a on a.id = c.agent where c.publicId = ?",
        conversationId,
      );
      const found = [...desk.agents.values()].find(({ id }) => id === held?.["publicId"]);
      return void desk.asAgent("sue", {
        type: "conversation.assign",
        conversationId,
        agentId: desk.agents.get(act.to)?.id ?? "agt_none",
        fromAgentId: found?.id ?? null,
        ...(act.isBeyondCapacity ? { isBeyondCapacity: true } : {}),
      });
    }
    case "transfer": {
      const to = act.isDepartment
        ? { departmentId: `dep_${String(OTHER_DEPARTMENT).padStart(21, "0")}` as const }
        : { agentId: desk.agents.get(act.to)?.id ?? ("agt_none" as const) };
      return void desk.asAgent(act.agent, {
        type: "conversation.transfer",
        conversationId: idOf(desk, act.visitor),
        to,
        note,
        reason: "expertise",
        again: "Once more",
      });
    }
    case "capacity":
      return void desk.asAgent("sue", {
        type: "agent.setCapacity",
        agentId: desk.agents.get(act.agent)?.id ?? "agt_none",
        capacity: act.capacity,
      });
    case "disable":
      return void desk.asAgent("sue", {
        type: "agent.update",
        agentId: desk.agents.get(act.agent)?.id ?? "agt_none",
        isDisabled: act.isDisabled,
      });
    case "autoAccept":
      return void desk.asAgent("sue", {
        type: "site.update",
        siteId: `ste_${String(SITE).padStart(21, "0")}`,
        name: "Shop",
        origins: ["https://shop.example"],
        isAutoAccept: act.isOn,
      });
    case "serve":
      return void desk.asAgent("sue", {
        type: "department.update",
        departmentId: `dep_${String(DEPARTMENT).padStart(21, "0")}`,
        name: "Support",
        agentIds: act.agents.map((name) => desk.agents.get(name)?.id ?? "agt_none"),
      });
    case "wait":
      return desk.advance(act.ms);
    case "boot":
    case "reconcile":
      return void desk.system({ type: act.do });
  }
}

function team(): TestDesk {
  const desk = testDesk({}, { canMail: true, canPush: true });
  desk.agent("ana", { capacity: 1 });
  desk.agent("ben", { capacity: 2 });
  desk.agent("cy", { capacity: 1, line: OTHER_LINE, site: OTHER_SITE });
  desk.agent("sue", { capacity: 2, role: "owner" });
  for (const name of ["v1", "v2", "v3", "v4"]) desk.visitor(name);
  desk.visitor("v5", OTHER_SITE);
  // One leads where the visitors of the other site wait, and goes before them.
  const topics = [DEPARTMENT, OTHER_DEPARTMENT].map((department) => ({
    words: { usual: "Lamps" },
    departmentId: `dep_${String(department).padStart(21, "0")}` as const,
    isFirst: department === OTHER_DEPARTMENT,
  }));
  const siteId = `ste_${String(SITE).padStart(21, "0")}` as const;
  desk.asAgent("sue", { type: "site.setTopics", siteId, topics });
  desk.online("ana", "cy");
  return desk;
}

describe("whatever happens, in whatever order", () => {
  test(
    "R10, R11, R12, R15, G2, G6, G7: slots, states, deadlines, streams and views agree after every command",
    { timeout: 120_000 },
    () => {
      fc.assert(
        fc.property(fc.array(act, { minLength: 10, maxLength: 60 }), (acts) => {
          const desk = team();
          try {
            for (const [at, next] of acts.entries()) {
              const before = seatsOf(desk);
              try {
                perform(desk, next);
              } catch (error) {
                if (!(error instanceof DeskError)) throw error;
              }
              expect({ at, broken: brokenRules(desk, before) }).toEqual({ at, broken: [] });
            }
            desk.system({ type: "reconcile" });
            expect(desk.count("defect.repaired")).toBe(0);
          } finally {
            desk.close();
          }
        }),
        { numRuns: Number(process.env["PRESENTLY_TEST_RUNS"] ?? 40) },
      );
    },
  );
});
