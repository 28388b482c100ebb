import { describe, expect, test } from "vitest";
import { cursorOf } from "../protocol/cursor.ts";
import type { LastingEvent } from "../protocol/events.ts";
import type { VisitorServerFrame } from "../protocol/frames.ts";
import type { Cursor } from "../protocol/ids.ts";
import { eventMaker, idsOf, manualClock, randomOf } from "../testing/index.ts";
import { applyEvent, viewOf } from "../view/index.ts";
import { followVisitor } from "./follow-visitor.ts";

/** A conversation of `length` events, and frames of any part of it. */
function conversationOf(length: number, seed = 1) {
  const make = eventMaker(idsOf(seed));
  const started = make.make("conversation.started");
  const events: LastingEvent[] = [started];
  for (let seq = 2; seq <= length; seq += 1) {
    events.push(make.make("message.posted", { seq, publicSeq: seq, text: `${seq}` }));
  }
  const cursorAt = (seq: number): Cursor => {
    const event = events[seq - 1];
    return event === undefined ? "0." : cursorOf(seq, event.id);
  };
  return {
    make,
    id: make.conversationId,
    events,
    cursorAt,
    frame: (after: number, upto: number): VisitorServerFrame => ({
      type: "events",
      stream: make.conversationId,
      after: cursorAt(after),
      upto: cursorAt(upto),
      events: events.slice(after, upto),
      names: {},
    }),
    reset: (upto: number): VisitorServerFrame => ({
      type: "reset",
      stream: make.conversationId,
      upto: cursorAt(upto),
      view: events.slice(1, upto).reduce(applyEvent, viewOf(started)),
      names: {},
    }),
  };
}

function follower() {
  const clock = manualClock();
  const follow = followVisitor({ clock, onChange: () => {} });
  const items = () => Object.values(follow.picture().conversations).flatMap((view) => view.items);
  return { clock, follow, items };
}

describe("P3: what becomes of a frame", () => {
  test("one that starts at the cursor is applied", () => {
    const { events, frame } = conversationOf(4);
    const { follow, items } = follower();
    expect(follow.receive(frame(0, 2))).toBe("applied");
    expect(follow.receive(frame(2, 4))).toBe("applied");
    expect(items()).toEqual(events);
  });

  test("one that ends at or before the cursor is ignored", () => {
    const { frame } = conversationOf(4);
    const { follow, items } = follower();
    follow.receive(frame(0, 3));
    expect(follow.receive(frame(0, 3))).toBe("ignored");
    expect(follow.receive(frame(1, 2))).toBe("ignored");
    expect(items()).toHaveLength(3);
  });

  test("one that starts beyond the cursor, or within what is known, changes nothing: something is missing", () => {
    const { frame } = conversationOf(4);
    const { follow, items } = follower();
    follow.receive(frame(0, 2));
    expect(follow.receive(frame(3, 4))).toBe("behind");
    expect(follow.receive(frame(1, 4))).toBe("behind");
    expect(items()).toHaveLength(2);
  });

  test("P4: one that starts at the cursor's number but with another tag is of another history", () => {
    const ours = conversationOf(4);
    const other = conversationOf(4, 2);
    const { follow, items } = follower();
    follow.receive(ours.frame(0, 2));
    const frame = ours.frame(2, 3);
    expect(follow.receive({ ...frame, after: other.cursorAt(2) } as typeof frame)).toBe("behind");
    expect(items()).toHaveLength(2);
  });

  test("a frame that is empty moves the cursor", () => {
    const { id, cursorAt, frame } = conversationOf(4);
    const { follow } = follower();
    follow.receive(frame(0, 2));
    const frameOfNothing = { ...frame(2, 4), events: [] };
    expect(follow.receive(frameOfNothing)).toBe("applied");
    expect(follow.cursors()).toEqual({ [id]: cursorAt(4) });
  });

  test("P4: a reset takes the place of whatever was there", () => {
    const { events, id, cursorAt, frame, reset } = conversationOf(4);
    const { follow, items } = follower();
    follow.receive(frame(0, 4));
    follow.receive(reset(2));
    expect(items()).toEqual(events.slice(0, 2));
    expect(follow.cursors()).toEqual({ [id]: cursorAt(2) });
  });

  test("a stream whose beginning did not come needs a picture", () => {
    const { frame } = conversationOf(4);
    expect(follower().follow.receive(frame(2, 4))).toBe("behind");
  });

  test("P5: the heartbeat shows what is missing, and another tag at the same number", () => {
    const { id, cursorAt, frame } = conversationOf(4);
    const { follow } = follower();
    follow.receive(frame(0, 3));
    expect(follow.isBehind({ [id]: cursorAt(3) })).toBe(false);
    expect(follow.isBehind({ [id]: cursorAt(2) })).toBe(false);
    expect(follow.isBehind({ [id]: cursorAt(4) })).toBe(true);
    expect(follow.isBehind({ [id]: "3.otherTag" })).toBe(true);
    expect(follow.isBehind({ cnv_unknown: "1.someTagg" })).toBe(true);
  });
});

test("R6: frames lost, doubled, reordered and cut anew never show a gap, a doubling or another order", () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const random = randomOf(seed);
    const truth = conversationOf(random.int(1, 25), seed);
    const { follow, items } = follower();
    const length = truth.events.length;
    let standsAt = 0;
    for (let step = 0; step < 60; step += 1) {
      const after = random.int(0, length - 1);
      const frame = random.chance(0.1)
        ? truth.reset(random.int(1, length))
        : truth.frame(after, random.int(after + 1, length));
      const verdict = follow.receive(frame);
      expect(items()).toEqual(truth.events.slice(0, items().length));
      if (verdict !== "applied") expect(items().length).toBe(standsAt);
      standsAt = items().length;
    }
    if (standsAt < length)
      follow.receive(standsAt === 0 ? truth.reset(length) : truth.frame(standsAt, length));
    expect(items()).toEqual(truth.events);
  }
});

describe("what else the visitor is shown", () => {
  test("earlier items go before the others, once, whatever is asked for twice", () => {
    const { id, events, reset } = conversationOf(6);
    const { follow, items } = follower();
    const picture = reset(6);
    if (picture.type !== "reset") throw new Error("a reset");
    follow.receive({
      ...picture,
      view: { ...picture.view, items: events.slice(4), hasEarlier: true },
    } as typeof picture);
    const earlier = (from: number, to: number): VisitorServerFrame => ({
      type: "earlier",
      conversationId: id,
      events: events.slice(from, to),
      hasEarlier: from > 0,
      names: {},
    });
    follow.receive(earlier(2, 4));
    follow.receive(earlier(2, 4));
    expect(follow.picture().conversations[id]?.hasEarlier).toBe(true);
    follow.receive(earlier(0, 2));
    follow.receive(earlier(2, 4));
    expect(items()).toEqual(events);
    expect(follow.picture().conversations[id]?.hasEarlier).toBe(false);
  });

  test("R7: the place in the queue is the last one told, and goes when the waiting is over", () => {
    const { id, make, reset, cursorAt } = conversationOf(1);
    const { follow } = follower();
    follow.receive(reset(1));
    const moved = (place: number): VisitorServerFrame => ({
      type: "passing",
      event: {
        type: "queue.moved",
        conversationId: id,
        place,
        range: null,
        refusal: "tooLittleHistory",
        reason: null,
        basis: "unknown",
        atMs: 1,
        joinedAtMs: 1,
      },
    });
    follow.receive(moved(3));
    follow.receive(moved(2));
    expect(follow.picture().queue[id]?.place).toBe(2);
    const assigned = make.make("conversation.assigned", { seq: 2, publicSeq: 2 });
    follow.receive({
      type: "events",
      stream: id,
      after: cursorAt(1),
      upto: cursorOf(2, assigned.id),
      events: [assigned],
      names: { [assigned.agentId]: "Ana" },
    });
    expect(follow.picture().queue).toEqual({});
    expect(follow.picture().names).toEqual({ [assigned.agentId]: "Ana" });
    expect(follow.receive(moved(1))).toBe("ignored");
  });

  test("RM1: how far it was read stands in the conversation's picture, of one that is known", () => {
    const { id, reset } = conversationOf(2);
    const { follow } = follower();
    const readMarks = { deliveredSeq: 2, agentSeq: 2, visitorSeq: 0 };
    const noticed: VisitorServerFrame = {
      type: "passing",
      event: { type: "read.noticed", conversationId: id, readMarks },
    };
    expect(follow.receive(noticed)).toBe("ignored");
    follow.receive(reset(2));
    expect(follow.receive(noticed)).toBe("applied");
    expect(follow.picture().conversations[id]?.readMarks).toEqual(readMarks);
  });

  test("R7: who is writing is shown until the time is over or the message is there", () => {
    const { id, make, reset, frame } = conversationOf(2);
    const { clock, follow } = follower();
    follow.receive(reset(1));
    const typing = (by: string): VisitorServerFrame => ({
      type: "passing",
      event: {
        type: "typing.noticed",
        conversationId: id,
        by: by as `agt_${string}`,
        forMs: 5_000,
      },
    });
    follow.receive(typing(make.agentId));
    clock.advance(4_999);
    expect(follow.picture().typing).toEqual({ [id]: make.agentId });
    clock.advance(1);
    expect(follow.picture().typing).toEqual({});
    follow.receive(typing(make.visitorId));
    follow.receive(frame(1, 2));
    expect(follow.picture().typing).toEqual({});
    expect(clock.pendingTimers()).toBe(0);
  });
});
