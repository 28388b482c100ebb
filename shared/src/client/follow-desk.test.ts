import { describe, expect, test } from "vitest";
import { cursorOf } from "../protocol/cursor.ts";
import type { LastingEvent } from "../protocol/events.ts";
import type { AgentServerFrame } from "../protocol/frames.ts";
import type { ConversationId, Cursor } from "../protocol/ids.ts";
import {
  deskView,
  eventMaker,
  idsOf,
  laneItem,
  manualClock,
  randomOf,
  visitorCard,
} from "../testing/index.ts";
import { applyEvent, viewOf } from "../view/index.ts";
import { followDesk } from "./follow-desk.ts";

/** A desk with a few conversations whose events lie mixed in one stream, and the frames that a server would make of it. */
function deskOf(length: number, seed = 1) {
  const random = randomOf(seed);
  const ids = idsOf(seed);
  const make = eventMaker(ids);
  const conversations: ConversationId[] = [
    ids.conversation(),
    ids.conversation(),
    ids.conversation(),
  ];
  const events: LastingEvent[] = conversations.map((conversationId, at) =>
    make.make("conversation.started", { conversationId, seq: at + 1 }),
  );
  while (events.length < length) {
    const seq = events.length + 1;
    const conversationId = random.pick(conversations);
    events.push(
      random.chance(0.2)
        ? make.make("agent.capacityChanged", { seq, capacity: random.int(0, 9) })
        : make.make("message.posted", { conversationId, seq, text: `${seq}` }),
    );
  }
  const cursorAt = (seq: number): Cursor => {
    const event = events[seq - 1];
    return event === undefined ? "0." : cursorOf(seq, event.id);
  };
  const itemsOf = (id: ConversationId, upto: number) =>
    events
      .slice(0, upto)
      .filter((event) => "conversationId" in event && event.conversationId === id);
  const desk = deskView(make.agentId);
  return {
    make,
    ids,
    conversations,
    events,
    desk,
    itemsOf,
    frame: (after: number, upto: number): AgentServerFrame => ({
      type: "events",
      stream: "desk",
      after: cursorAt(after),
      upto: cursorAt(upto),
      events: events.slice(after, upto),
      names: {},
    }),
    reset: (upto: number): AgentServerFrame => ({
      type: "reset",
      stream: "desk",
      upto: cursorAt(upto),
      view: desk,
    }),
    thread(id: ConversationId, upto: number): AgentServerFrame {
      const [first, ...rest] = itemsOf(id, upto);
      if (first?.type !== "conversation.started") throw new Error("not started yet");
      return {
        type: "thread",
        upto: cursorAt(upto),
        view: rest.reduce(applyEvent, viewOf(first)),
        card: visitorCard(make.visitorId, ids.site()),
        names: {},
      };
    },
  };
}

function follower() {
  const follow = followDesk({ clock: manualClock(), onChange: () => {} });
  return {
    follow,
    itemsOf: (id: ConversationId) => follow.picture().threads[id]?.view.items ?? [],
  };
}

describe("threads", () => {
  test("P10: a thread shows its picture and then what the desk's stream brings", () => {
    const { conversations, itemsOf, reset, frame, thread } = deskOf(20);
    const [id] = conversations as [ConversationId];
    const agent = follower();
    agent.follow.open(id);
    agent.follow.receive(reset(10));
    agent.follow.receive(thread(id, 10));
    agent.follow.receive(frame(10, 20));
    expect(agent.itemsOf(id)).toEqual(itemsOf(id, 20));
  });

  test("P10: a picture ahead of the stream does not take what it holds a second time", () => {
    const { conversations, itemsOf, reset, frame, thread } = deskOf(20);
    const [id] = conversations as [ConversationId];
    const agent = follower();
    agent.follow.open(id);
    agent.follow.receive(reset(5));
    agent.follow.receive(thread(id, 15));
    agent.follow.receive(frame(5, 20));
    expect(agent.itemsOf(id)).toEqual(itemsOf(id, 20));
  });

  test("P10: a picture that the stream has overtaken is asked for again", () => {
    const { conversations, reset, thread } = deskOf(20);
    const [id] = conversations as [ConversationId];
    const agent = follower();
    agent.follow.open(id);
    agent.follow.receive(reset(20));
    expect(agent.follow.receive(thread(id, 10))).toEqual([
      { type: "openThread", conversationId: id },
    ]);
    expect(agent.itemsOf(id)).toEqual([]);
  });

  test("P10: after a reset open threads stand still and are asked for, unless they came anew", () => {
    const { conversations, itemsOf, reset, frame, thread } = deskOf(20);
    const [id, other] = conversations as [ConversationId, ConversationId];
    const agent = follower();
    for (const each of [id, other]) agent.follow.open(each);
    agent.follow.receive(reset(5));
    for (const each of [id, other]) agent.follow.receive(thread(each, 5));
    agent.follow.receive(reset(10));
    agent.follow.receive(thread(other, 10));
    agent.follow.receive(frame(10, 20));
    expect(agent.itemsOf(id)).toEqual(itemsOf(id, 5));
    expect(agent.itemsOf(other)).toEqual(itemsOf(other, 20));
    expect(agent.follow.receive({ type: "synced" })).toEqual([
      { type: "openThread", conversationId: id },
    ]);
  });

  test("a thread that was shut is gone, and its late picture is not shown", () => {
    const { conversations, reset, thread } = deskOf(20);
    const [id] = conversations as [ConversationId];
    const agent = follower();
    agent.follow.open(id);
    agent.follow.receive(reset(20));
    agent.follow.shut(id);
    agent.follow.receive(thread(id, 20));
    expect(agent.follow.picture().threads).toEqual({});
    expect(agent.follow.wanted()).toEqual([]);
  });

  test("R6: whatever order frames, pictures and resets come in, a thread is always a beginning of the truth", () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const random = randomOf(seed);
      const truth = deskOf(random.int(6, 30), seed);
      const { conversations, events, itemsOf } = truth;
      const agent = follower();
      agent.follow.receive(truth.reset(3));
      for (let step = 0; step < 60; step += 1) {
        const id = random.pick(conversations);
        const after = random.int(0, events.length - 1);
        const act = random.int(0, 9);
        if (act === 0) agent.follow.shut(id);
        else if (act === 1) agent.follow.open(id);
        else if (act === 2) agent.follow.receive(truth.reset(random.int(3, events.length)));
        else if (act <= 4) agent.follow.receive(truth.thread(id, random.int(3, events.length)));
        else agent.follow.receive(truth.frame(after, random.int(after + 1, events.length)));
        for (const each of conversations) {
          const shown = agent.itemsOf(each);
          expect(shown).toEqual(itemsOf(each, events.length).slice(0, shown.length));
        }
      }
    }
  });
});

describe("the desk", () => {
  test("P8: before its first picture the client names no cursor", () => {
    const { reset, frame } = deskOf(5);
    const { follow } = follower();
    expect(follow.cursors()).toEqual({});
    expect(follow.receive(frame(0, 5))).toBe("behind");
    follow.receive(reset(5));
    expect(Object.keys(follow.cursors())).toEqual(["desk"]);
  });

  test("CP1: who looks on is as it was told last, and unknown with a new connection and for a thread that was shut", () => {
    const { make, conversations, reset } = deskOf(5);
    const [id, other] = conversations as [ConversationId, ConversationId];
    const { follow } = follower();
    follow.receive(reset(5));
    const told = (conversationId: ConversationId, agentIds: (typeof make.agentId)[]) =>
      follow.receive({
        type: "passing",
        event: { type: "watchers.noticed", conversationId, agentIds },
      });
    told(id, [make.agentId]);
    told(other, [make.agentId]);
    expect(follow.picture().watchers).toEqual({ [id]: [make.agentId], [other]: [make.agentId] });
    told(id, []);
    expect(follow.picture().watchers).toEqual({ [other]: [make.agentId] });
    told(id, [make.agentId]);
    follow.open(id);
    follow.shut(id);
    expect(Object.keys(follow.picture().watchers)).toEqual([other]);
    const files = { maxBytes: 1, maxPerMessage: 1, maxPixels: 1 };
    follow.receive({
      type: "welcome",
      protocol: 1,
      nowMs: 0,
      sendEveryMs: 1,
      deadAfterMs: 1,
      files,
    });
    expect(follow.picture().watchers).toEqual({});
  });

  test("R7: lanes are changes to what was sent before, until a whole one comes", () => {
    const { ids, make, reset } = deskOf(5);
    const { follow } = follower();
    follow.receive(reset(5));
    const lane = (conversationId: ConversationId, place: number) =>
      laneItem("ana", { conversationId, place });
    const [one, two, three] = [ids.conversation(), ids.conversation(), ids.conversation()];
    const loads = [{ agentId: make.agentId, load: 2 }];
    follow.receive({
      type: "lanes",
      isWhole: true,
      changed: [lane(one, 1), lane(two, 2)],
      removed: [],
      loads,
    });
    follow.receive({
      type: "lanes",
      isWhole: false,
      changed: [lane(two, 1)],
      removed: [one],
      loads: [],
    });
    expect([...follow.picture().lanes.values()].map(({ place }) => place)).toEqual([1]);
    expect(follow.picture().desk?.agents[0]?.load).toBe(2);
    follow.receive({ type: "lanes", isWhole: true, changed: [lane(three, 7)], removed: [], loads });
    expect([...follow.picture().lanes.keys()]).toEqual([three]);
  });
});
