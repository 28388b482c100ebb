import { describe, expect, test } from "vitest";
import type { LastingEvent, LastingEventOf } from "../protocol/events.ts";
import { DeskView } from "../protocol/views.ts";
import { eventMaker, idsOf } from "../testing/index.ts";
import { applyDeskEvent } from "./apply-desk-event.ts";

const ids = idsOf(1);
const make = eventMaker(ids);
const me = make.agentId;
const colleague = ids.agent();
const { conversationId } = make;

const agent = (agentId: typeof me): DeskView["agents"][number] => ({
  agentId,
  name: "Ana",
  role: "agent",
  availability: "online",
  presence: "connected",
  capacity: 3,
  load: 1,
  isDisabled: false,
  departmentIds: [],
});
const desk: DeskView = {
  me,
  role: "agent",
  agents: [agent(me), agent(colleague)],
  departments: [],
  sites: [],
  offers: [],
  wrapUps: [],
  emptyPools: [],
  tags: [],
  incidents: [],
};
const after = (...events: LastingEvent[]) => events.reduce(applyDeskEvent, desk);

describe("P31: what each event changes at the desk", () => {
  test("availability, capacity and presence of the agent named, and of nobody else", () => {
    const next = after(
      make.make("agent.availabilityChanged", { agentId: colleague, availability: "break" }),
      make.make("agent.capacityChanged", { agentId: colleague, capacity: 7 }),
      make.make("agent.presenceChanged", { agentId: colleague, presence: "reconnecting" }),
    );
    expect(next.agents).toEqual([
      agent(me),
      { ...agent(colleague), availability: "break", capacity: 7, presence: "reconnecting" },
    ]);
  });

  test("an agent who was disabled is away and disabled", () => {
    const next = after(
      make.make("agent.availabilityChanged", { agentId: colleague, reason: "disabled" }),
    );
    expect(next.agents[1]).toMatchObject({ availability: "away", isDisabled: true });
  });

  test("offers and handovers to me come and go; those to others are not mine", () => {
    const mine = make.make("offer.made", { agentId: me, expiresAtMs: 5 });
    const handover = make.make("transfer.offered", { agentId: me, expiresAtMs: 6 });
    expect(after(mine).offers).toEqual([{ conversationId, kind: "queue", expiresAtMs: 5 }]);
    expect(after(handover).offers).toEqual([{ conversationId, kind: "transfer", expiresAtMs: 6 }]);
    expect(after(mine, make.make("offer.lapsed", { agentId: me })).offers).toEqual([]);
    expect(after(handover, make.make("transfer.lapsed", { agentId: me })).offers).toEqual([]);
    expect(after({ ...mine, agentId: colleague }).offers).toEqual([]);
    expect(after(mine, make.make("offer.lapsed", { agentId: colleague })).offers).toHaveLength(1);
  });

  test.each(["conversation.assigned", "conversation.closed", "conversation.messageLeft"] as const)(
    "an offer goes with %s, whoever it was for",
    (type) => {
      const mine = make.make("offer.made", { agentId: me });
      expect(after(mine, make.make(type)).offers).toEqual([]);
      const other = make.make(type, { conversationId: ids.conversation() });
      expect(after(mine, other).offers).toHaveLength(1);
    },
  );

  test("my wrap-ups come and go, once each", () => {
    const begun = make.make("wrapUp.started", { agentId: me, endsAtMs: 9 });
    expect(after(begun, begun).wrapUps).toEqual([{ conversationId, endsAtMs: 9 }]);
    expect(after(begun, make.make("wrapUp.ended", { agentId: me })).wrapUps).toEqual([]);
    expect(after({ ...begun, agentId: colleague }).wrapUps).toEqual([]);
  });

  test("every event leaves a valid picture, and the old one as it was", () => {
    const before = after(make.make("offer.made", { agentId: me }));
    const copy = structuredClone(before);
    for (const type of make.types) {
      const next = applyDeskEvent(before, make.make(type));
      expect(DeskView.safeParse(next).error, type).toBeUndefined();
      expect(before).toEqual(copy);
    }
  });

  test("GW6: a pool is empty, told once or twice, until it is not", () => {
    const empty = make.make("goodwill.poolChanged");
    const { siteId } = empty;
    expect(after(empty, empty).emptyPools).toEqual([siteId]);
    expect(after(empty, { ...empty, isEmpty: false }).emptyPools).toEqual([]);
  });

  test("P9: a type of a later protocol is skipped", () => {
    const later = { ...make.make("settings.changed"), type: "desk.painted" };
    expect(applyDeskEvent(desk, later as unknown as LastingEventOf<"settings.changed">)).toBe(desk);
  });
});
