import { describe, expect, test } from "vitest";
import { deskErrors } from "../protocol/errors.ts";
import type { ManualClock } from "../testing/index.ts";
import { visitorWire } from "../testing/index.ts";
import { passingRefusals } from "./delivery.ts";
import type { KeyedStorage } from "./storage.ts";

async function online(clock: ManualClock, ...clients: { connection: { connect(): void } }[]) {
  for (const { connection } of clients) {
    connection.connect();
    await clock.advanceAndSettle(0);
  }
}

describe("sending", () => {
  test("P1: the echo takes the bubble's place: at no moment is a message shown twice or not at all", async () => {
    const { clock, client } = visitorWire();
    const visitor = client();
    await online(clock, visitor);
    visitor.screens.length = 0;
    visitor.say("hello");
    await clock.advanceAndSettle(0);
    expect(visitor.thread()).toEqual(["hello"]);
    expect(visitor.bubbles()).toEqual([]);
    expect(visitor.screens.filter((screen) => screen.join() !== "hello")).toEqual([]);
  });

  test("P1: a message whose acknowledgement comes before its echo stays on the screen", async () => {
    const { clock, network, client } = visitorWire();
    const visitor = client();
    await online(clock, visitor);
    visitor.screens.length = 0;
    network.weather.toClient = { delayMs: [0, 100], reorder: 0.5 };
    for (let count = 0; count < 30; count += 1) {
      visitor.say(`${count}`);
      await clock.advanceAndSettle(1_000);
    }
    expect(visitor.thread()).toHaveLength(30);
    const lengths = visitor.screens.map((screen) => screen.length);
    expect(lengths).toEqual(lengths.toSorted((one, other) => one - other));
  });

  test("P1: a message that was stored before the cut is known by its echo, and not sent again", async () => {
    const { clock, peer, network, client } = visitorWire();
    const visitor = client();
    await online(clock, visitor);
    peer.isAcknowledging = false;
    network.weather.toClient = { lose: 1 };
    const id = visitor.say("hello");
    await clock.advanceAndSettle(0);
    network.weather.toClient = {};
    network.links()[0]?.cut();
    await clock.advanceAndSettle(60_000);
    expect(visitor.shown()).toEqual(["hello"]);
    expect(visitor.pending()).toEqual([]);
    expect(visitor.done).toEqual([id]);
    expect(peer.received).toEqual([id]);
  });

  test("R6: messages arrive in the order given, each stored once, over a network that cuts and loses", async () => {
    const { clock, peer, network, client } = visitorWire(7);
    const visitor = client();
    await online(clock, visitor);
    network.weather = {
      toServer: { cut: 0.1, lose: 0.1 },
      toClient: { cut: 0.1, lose: 0.2 },
      refuse: 0.3,
    };
    const said = Array.from({ length: 20 }, (_, at) => `message ${at}`);
    said.forEach(visitor.say);
    await clock.advanceAndSettle(600_000);
    network.weather = { toServer: {}, toClient: {}, refuse: 0 };
    await clock.advanceAndSettle(60_000);
    expect(visitor.shown()).toEqual(said);
    expect(visitor.bubbles()).toEqual([]);
    expect(new Set(peer.received).size).toBe(20);
    expect(peer.received.length).toBeGreaterThan(20);
  });

  test("R6: the outbox survives a reload", async () => {
    const { clock, network, client } = visitorWire();
    network.isUp = false;
    const before = client();
    before.connection.connect();
    before.say("one");
    before.say("two");
    await clock.advanceAndSettle(1_000);
    before.connection.close();
    network.isUp = true;
    const after = client();
    expect(after.bubbles()).toEqual(["one", "two"]);
    await online(clock, after);
    expect(after.thread()).toEqual(["one", "two"]);
    expect(after.bubbles()).toEqual([]);
  });

  test("R6: after 10 s without an answer the bubble says so, and it is still sent", async () => {
    const { clock, network, client } = visitorWire();
    network.isUp = false;
    const visitor = client();
    visitor.connection.connect();
    visitor.say("hello");
    await clock.advanceAndSettle(9_999);
    expect(visitor.pending()).toEqual(["waiting"]);
    await clock.advanceAndSettle(1);
    expect(visitor.pending()).toEqual(["late"]);
    network.isUp = true;
    await clock.advanceAndSettle(60_000);
    expect(visitor.thread()).toEqual(["hello"]);
  });

  test("R6: cancelled is never sent again", async () => {
    const { clock, peer, network, client } = visitorWire();
    network.isUp = false;
    const visitor = client();
    visitor.connection.connect();
    const first = visitor.say("no");
    visitor.say("yes");
    visitor.connection.cancel(first);
    network.isUp = true;
    await clock.advanceAndSettle(60_000);
    expect(visitor.shown()).toEqual(["yes"]);
    expect(peer.received).not.toContain(first);
  });

  test("R6: retry starts the ten seconds anew and tries at once", async () => {
    const { clock, network, client } = visitorWire();
    network.isUp = false;
    const visitor = client();
    visitor.connection.connect();
    const id = visitor.say("hello");
    await clock.advanceAndSettle(40_000);
    network.isUp = true;
    visitor.connection.retry(id);
    expect(visitor.pending()).toEqual(["waiting"]);
    await clock.advanceAndSettle(1_000);
    expect(visitor.thread()).toEqual(["hello"]);
  });

  test("an acknowledgement that never comes: the command is repeated under its id", async () => {
    const { clock, peer, client } = visitorWire();
    const visitor = client();
    await online(clock, visitor);
    peer.isAnswering = false;
    const id = visitor.say("hello");
    await clock.advanceAndSettle(1_000);
    peer.isAnswering = true;
    await clock.advanceAndSettle(10_000);
    expect(peer.received).toEqual([id]);
    expect(visitor.thread()).toEqual(["hello"]);
  });

  test("R25: with a storage that throws everything works in memory", async () => {
    const broken = (): never => {
      throw new Error("storage is blocked");
    };
    const storage: KeyedStorage = {
      get: broken,
      set: broken,
      remove: broken,
      keys: broken,
      onChange: broken,
    };
    const { clock, client } = visitorWire();
    const visitor = client({ storage });
    visitor.say("before");
    await online(clock, visitor);
    visitor.say("after");
    await clock.advanceAndSettle(0);
    expect(visitor.thread()).toEqual(["before", "after"]);
    visitor.connection.close();
  });

  test("what lies in the storage but is no command of ours is thrown away", async () => {
    const { clock, tabs, client } = visitorWire();
    const storage = tabs.tab();
    storage.set("presently:s_shop:out:x", "{");
    storage.set(
      "presently:s_shop:out:y",
      '{"commandId":"z","command":{"type":"message.post"},"atMs":1,"n":1}',
    );
    storage.set("somebody else's", "{");
    const visitor = client();
    await online(clock, visitor);
    expect(visitor.bubbles()).toEqual([]);
    expect([...tabs.kept.keys()]).toEqual(["somebody else's"]);
  });
});

describe("refusals", () => {
  test("R9: a final refusal removes the command, reports it, and lets the next one go", async () => {
    const { clock, peer, client } = visitorWire();
    const visitor = client();
    await online(clock, visitor);
    peer.refuse = (id) => (id === first ? { code: "message.too-long" } : undefined);
    const first = visitor.say("too long");
    visitor.say("fine");
    await clock.advanceAndSettle(0);
    expect(visitor.refused).toEqual([{ text: "too long", code: "message.too-long" }]);
    expect(visitor.shown()).toEqual(["fine"]);
  });

  test("R9: a passing refusal keeps the command and the order, and obeys the server's time", async () => {
    const { clock, peer, client } = visitorWire();
    const visitor = client();
    await online(clock, visitor);
    peer.refuse = () => ({ code: "rate.limited", retryAfterMs: 3_000 });
    visitor.say("one");
    visitor.say("two");
    await clock.advanceAndSettle(0);
    peer.refuse = () => undefined;
    await clock.advanceAndSettle(2_999);
    expect(peer.received).toHaveLength(1);
    expect(visitor.bubbles()).toEqual(["one", "two"]);
    await clock.advanceAndSettle(1);
    expect(visitor.thread()).toEqual(["one", "two"]);
    expect(visitor.refused).toEqual([]);
  });

  test("every refusal that is retried by itself is one that the catalogue says can pass", () => {
    for (const code of passingRefusals) {
      expect(deskErrors).toHaveProperty([code], expect.objectContaining({ retry: "later" }));
    }
  });
});

describe("tabs", () => {
  test("R8: both tabs show what one of them sends, before and after", async () => {
    const { clock, network, client } = visitorWire();
    const [one, other] = [client(), client()];
    await online(clock, one, other);
    network.weather.toServer = { delayMs: [1_000, 1_000] };
    one.say("hello");
    await clock.advanceAndSettle(0);
    expect(one.bubbles()).toEqual(["hello"]);
    expect(other.bubbles()).toEqual(["hello"]);
    await clock.advanceAndSettle(2_000);
    expect(one.shown()).toEqual(["hello"]);
    expect(other.shown()).toEqual(["hello"]);
    expect(other.bubbles()).toEqual([]);
  });

  test("R8: neither sends the other's pending message twice", async () => {
    const { clock, peer, client } = visitorWire();
    const [one, other] = [client(), client()];
    await online(clock, one, other);
    const ids = [one.say("1"), other.say("2"), one.say("3"), other.say("4")];
    await clock.advanceAndSettle(30_000);
    expect(peer.received.toSorted()).toEqual(ids.toSorted());
    expect(one.thread()).toHaveLength(4);
    expect(other.thread()).toEqual(one.thread());
  });

  test("R8: when the sending tab closes, the other one takes over what is left", async () => {
    const { clock, peer, client } = visitorWire();
    const [one, other] = [client(), client()];
    await online(clock, one, other);
    peer.isAnswering = false;
    one.say("left behind");
    await clock.advanceAndSettle(0);
    one.connection.close();
    peer.isAnswering = true;
    await clock.advanceAndSettle(1_000);
    expect(other.shown()).toEqual(["left behind"]);
    expect(other.bubbles()).toEqual([]);
  });

  test("R8: a tab that is asleep with the lock does not hold back the other's message for more than 10 s", async () => {
    const { clock, peer, network, client } = visitorWire();
    const [asleep, awake] = [client(), client()];
    await online(clock, asleep, awake);
    network.links()[0]?.freeze();
    const id = awake.say("hello");
    await clock.advanceAndSettle(10_000);
    expect(peer.received).toEqual([id]);
    expect(awake.thread()).toEqual(["hello"]);
  });

  test("G8: a refusal of what a page gave that is gone is reported by the page that brought it", async () => {
    const { clock, peer, network, client } = visitorWire();
    network.isUp = false;
    const former = client();
    former.connection.connect();
    former.say("too late");
    former.connection.close();
    peer.refuse = () => ({ code: "conversation.is-closed" });
    network.isUp = true;
    const next = client();
    next.connection.connect();
    await clock.advanceAndSettle(20_000);
    expect(next.refused).toEqual([{ text: "too late", code: "conversation.is-closed" }]);
    expect(next.pending()).toEqual([]);
  });

  test("R8: a refusal is reported in the tab where the command was given", async () => {
    const { clock, peer, client } = visitorWire();
    const [sender, writer] = [client(), client()];
    await online(clock, sender, writer);
    peer.refuse = () => ({ code: "conversation.is-closed" });
    writer.say("too late");
    await clock.advanceAndSettle(1_000);
    expect(writer.refused).toEqual([{ text: "too late", code: "conversation.is-closed" }]);
    expect(sender.refused).toEqual([]);
    expect([...sender.shown(), ...writer.shown()]).toEqual([]);
  });

  test("R25: signing out clears the outbox, in every tab", async () => {
    const { clock, network, tabs, client } = visitorWire();
    network.isUp = false;
    const [one, other] = [client(), client()];
    await online(clock, one, other);
    one.say("hello");
    await clock.advanceAndSettle(0);
    other.connection.clearOutbox();
    await clock.advanceAndSettle(0);
    expect(one.bubbles()).toEqual([]);
    expect(tabs.kept.size).toBe(0);
  });

  test("R25: a tab that was signed out by another leaves alone what was written since", async () => {
    const { clock, network, tabs, client } = visitorWire();
    network.isUp = false;
    const [one, other] = [client(), client()];
    await online(clock, one, other);
    one.say("by who came next");
    await clock.advanceAndSettle(0);
    other.connection.disown();
    await clock.advanceAndSettle(0);
    expect(one.bubbles()).toEqual(["by who came next"]);
    expect(tabs.kept.size).toBe(1);
  });
});
