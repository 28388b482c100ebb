import { describe, expect, test } from "vitest";
import { closeCodes, finalCloseCodes } from "../protocol/close-codes.ts";
import type { VisitorCommand } from "../protocol/commands.ts";
import type { VisitorServerFrame } from "../protocol/frames.ts";
import type { ManualClock } from "../testing/index.ts";
import { idsOf, manualClock, visitorWire } from "../testing/index.ts";
import type { ConnectionState } from "./connection-options.ts";
import { createConnection } from "./connection.ts";
import { followVisitor } from "./follow-visitor.ts";
import { isVisitorServerFrame } from "./guards.ts";
import type { SocketEvents } from "./transport.ts";

test("R8: a welcome that a page hears only when it wakes is not taken: its token may have been replaced since", async () => {
  const manual = manualClock();
  let asleepMs = 0;
  const clock = { ...manual, nowMs: () => manual.nowMs() + asleepMs };
  const opened: SocketEvents[] = [];
  const tokens: (string | undefined)[] = [];
  const welcome = {
    type: "welcome",
    protocol: 1,
    nowMs: 0,
    sendEveryMs: 25_000,
    deadAfterMs: 45_000,
    visitorId: "vis_v",
    site: {
      name: "Shop",
      availability: "online",
      opensAtMs: null,
      incident: null,
      isUnusuallyBusy: false,
    },
    ways: { limitMs: 600_000, byMail: false, byPhone: false },
    files: null,
    conversationId: null,
  };
  const connection = createConnection<VisitorCommand, VisitorServerFrame>({
    clock,
    random: () => 0.5,
    newId: () => idsOf(1).command(),
    transports: [
      (events) => {
        opened.push(events);
        return { send() {}, close() {} };
      },
    ],
    hello: () => ({ site: "s_shop" }),
    follow: followVisitor({ clock, onChange() {} }),
    isFrame: isVisitorServerFrame,
    storageKey: "chat",
    onFrame: (frame) => tokens.push(frame.type === "welcome" ? frame.token : undefined),
  });
  connection.connect();
  opened[0]?.onOpen();
  asleepMs = 70_000;
  opened[0]?.onText(JSON.stringify({ ...welcome, token: "pv_replaced" }));
  expect(tokens).toEqual([]);
  expect(connection.state().phase).toBe("waiting");
  await manual.advanceAndSettle(1_000);
  opened[1]?.onOpen();
  opened[1]?.onText(JSON.stringify({ ...welcome, token: "pv_good" }));
  expect(tokens).toEqual(["pv_good"]);
  connection.close();
});

describe("keeping up", () => {
  test("P3: a client that connects shows the conversation as it stands, then follows it", async () => {
    const { clock, peer, client } = visitorWire();
    peer.agentSays("one");
    const visitor = client();
    visitor.connection.connect();
    await clock.settle();
    await clock.advanceAndSettle(0);
    expect(visitor.shown()).toEqual(["one"]);
    peer.agentSays("two");
    await clock.advanceAndSettle(0);
    expect(visitor.shown()).toEqual(["one", "two"]);
    expect(visitor.connection.state().phase).toBe("online");
  });

  test("R6: after a cut the client resumes from its cursor and shows what it missed, once", async () => {
    const { clock, peer, network, client } = visitorWire();
    const visitor = client();
    visitor.connection.connect();
    await clock.advanceAndSettle(0);
    peer.agentSays("one");
    await clock.advanceAndSettle(0);
    network.links()[0]?.cut();
    peer.agentSays("two");
    peer.agentSays("three");
    await clock.advanceAndSettle(30_000);
    expect(visitor.shown()).toEqual(["one", "two", "three"]);
    const hello = peer.asked.at(-1);
    expect(hello?.type).toBe("hello");
    expect(Object.values(hello?.type === "hello" ? hello.cursors : {})).toEqual([
      expect.stringMatching(/^2\./),
    ]);
  });

  test("R6: a frame whose start is not the cursor is not shown, and the client asks to resume once", async () => {
    const { clock, peer, network, client } = visitorWire();
    const visitor = client();
    visitor.connection.connect();
    await clock.advanceAndSettle(0);
    network.weather.toClient = { lose: 1 };
    peer.agentSays("lost");
    await clock.advanceAndSettle(0);
    network.weather.toClient = {};
    for (const text of ["after", "the", "gap"]) peer.agentSays(text);
    expect(visitor.shown()).toEqual([]);
    await clock.advanceAndSettle(0);
    expect(peer.asked.filter(({ type }) => type === "resume")).toHaveLength(1);
    expect(visitor.shown()).toEqual(["lost", "after", "the", "gap"]);
  });

  test("P5: a lost last frame is noticed at the heartbeat", async () => {
    const { clock, peer, network, client } = visitorWire();
    const visitor = client();
    visitor.connection.connect();
    await clock.advanceAndSettle(0);
    network.weather.toClient = { lose: 1 };
    peer.agentSays("lost");
    await clock.advanceAndSettle(0);
    network.weather.toClient = {};
    await clock.advanceAndSettle(25_000);
    expect(visitor.shown()).toEqual(["lost"]);
  });

  test("P4: another history behind the same numbers is shown as it is, not mixed with the old one", async () => {
    const { clock, peer, network, client } = visitorWire();
    const visitor = client();
    visitor.connection.connect();
    await clock.advanceAndSettle(0);
    for (const text of ["one", "two", "three"]) peer.agentSays(text);
    await clock.advanceAndSettle(0);
    network.links()[0]?.cut();
    peer.restoreBackup(3);
    peer.agentSays("another three");
    await clock.advanceAndSettle(30_000);
    expect(visitor.shown()).toEqual(["one", "two", "another three"]);
  });

  test("P9: frames, events and signs of a later protocol are skipped", async () => {
    const { clock, peer, client } = visitorWire();
    const visitor = client();
    visitor.connection.connect();
    await clock.advanceAndSettle(0);
    peer.say({ type: "weather.told", sky: "blue" });
    peer.say({ type: "passing", event: { type: "sky.changed" } });
    peer.say({ type: "ack" });
    await clock.advanceAndSettle(0);
    peer.agentSays("still here");
    await clock.advanceAndSettle(0);
    expect(visitor.shown()).toEqual(["still here"]);
  });
});

describe("the heartbeat", () => {
  test("R17: the client pings as often as the welcome says", async () => {
    const { clock, peer, network, client } = visitorWire();
    const visitor = client();
    visitor.connection.connect();
    await clock.advanceAndSettle(0);
    let pings = 0;
    const end = network.links()[0]?.server;
    const hear = end?.onText;
    if (end === undefined || hear === undefined) throw new Error("no connection");
    end.onText = (text) => {
      if (text.includes('"ping"')) pings += 1;
      hear(text);
    };
    await clock.advanceAndSettle(25_000 * 4);
    expect(pings).toBe(4);
    expect(visitor.connection.state().phase).toBe("online");
    expect(peer.asked).toHaveLength(1);
  });

  test("R17: 45 s of silence end a half-open connection, and not a moment before", async () => {
    const { clock, network, client } = visitorWire();
    const visitor = client();
    visitor.connection.connect();
    await clock.advanceAndSettle(0);
    network.links()[0]?.freeze();
    await clock.advanceAndSettle(44_999);
    expect(visitor.connection.state().phase).toBe("online");
    await clock.advanceAndSettle(1);
    expect(visitor.connection.state().phase).toBe("waiting");
    await clock.advanceAndSettle(1_000);
    expect(visitor.connection.state().phase).toBe("online");
  });

  test("R17: a page that wakes on a dead connection knows within 5 s", async () => {
    const { clock, network, client } = visitorWire();
    const visitor = client();
    visitor.connection.connect();
    await clock.advanceAndSettle(0);
    network.links()[0]?.freeze();
    visitor.connection.hint();
    await clock.advanceAndSettle(5_000);
    expect(visitor.connection.state().phase).toBe("waiting");
  });
});

describe("coming back", () => {
  test("R19: the back-off doubles from 0.5 s to 30 s, each wait drawn evenly below it", async () => {
    const { clock, network, client } = visitorWire();
    network.isUp = false;
    const visitor = client();
    visitor.connection.connect();
    await clock.advanceAndSettle(600_000);
    const waits = waitsOf(visitor.states);
    const bounds = waits.map((_, attempt) => Math.min(30_000, 500 * 2 ** attempt));
    expect(waits.length).toBeGreaterThan(20);
    waits.forEach((wait, at) => expect(wait).toBeLessThanOrEqual(bounds[at] ?? 0));
    const late = waits.slice(7);
    expect(Math.max(...late)).toBeGreaterThan(20_000);
    expect(Math.min(...late)).toBeLessThan(10_000);
  });

  test("R19: a connection that lasted starts the back-off anew, one that did not goes on with it", async () => {
    const { clock, network, client } = visitorWire();
    network.isUp = false;
    const visitor = client();
    visitor.connection.connect();
    await clock.advanceAndSettle(120_000);
    network.isUp = true;
    await clock.advanceAndSettle(40_000);
    expect(visitor.connection.state().phase).toBe("online");
    network.links()[0]?.cut();
    await clock.advanceAndSettle(0);
    expect((visitor.connection.state().retryAtMs ?? Infinity) - clock.nowMs()).toBeLessThan(500);

    const waits: number[] = [];
    for (let cuts = 0; cuts < 30; cuts += 1) {
      await waitUntil(clock, () => visitor.connection.state().phase === "online");
      network.links()[0]?.cut();
      await clock.advanceAndSettle(0);
      waits.push((visitor.connection.state().retryAtMs ?? 0) - clock.nowMs());
    }
    expect(Math.max(...waits)).toBeGreaterThan(15_000);
  });

  test("R19: the server's own return time is obeyed, hints or not", async () => {
    const { clock, peer, network, client } = visitorWire();
    const visitor = client();
    visitor.connection.connect();
    await clock.advanceAndSettle(0);
    peer.say({ type: "leaving", returnAfterMs: 4_000 });
    await clock.advanceAndSettle(0);
    network.links()[0]?.server.close(closeCodes.restarting, "restarting");
    await clock.advanceAndSettle(0);
    visitor.connection.hint();
    await clock.advanceAndSettle(3_999);
    expect(network.opened()).toBe(1);
    await clock.advanceAndSettle(2);
    expect(network.opened()).toBe(2);
  });

  test("G12, R19: while a server that said it would restart is awaited, tries are never more than 3 s apart", async () => {
    const { clock, peer, network, client } = visitorWire();
    const visitor = client();
    visitor.connection.connect();
    await clock.advanceAndSettle(0);
    peer.say({ type: "leaving", returnAfterMs: 1_000 });
    await clock.advanceAndSettle(0);
    network.isUp = false;
    network.links()[0]?.server.close(closeCodes.restarting, "restarting");
    await clock.advanceAndSettle(1_500);
    const waits: number[] = [];
    for (let second = 0; second < 50; second += 1) {
      await clock.advanceAndSettle(1_000);
      waits.push((visitor.connection.state().retryAtMs ?? clock.nowMs()) - clock.nowMs());
    }
    expect(Math.max(...waits)).toBeLessThanOrEqual(3_000);
    expect(network.opened()).toBeGreaterThan(20);
  });

  test("R19: a hint makes one try within a second, however often it comes", async () => {
    const { clock, network, client } = visitorWire();
    network.isUp = false;
    const visitor = client();
    visitor.connection.connect();
    await clock.advanceAndSettle(120_000);
    await waitUntil(
      clock,
      () => (visitor.connection.state().retryAtMs ?? 0) > clock.nowMs() + 5_000,
    );
    const before = network.opened();
    for (let hints = 0; hints < 10; hints += 1) visitor.connection.hint();
    await clock.advanceAndSettle(1_000);
    expect(network.opened()).toBe(before + 1);
    for (let hints = 0; hints < 10; hints += 1) visitor.connection.hint();
    await clock.advanceAndSettle(1_000);
    expect(network.opened()).toBeLessThanOrEqual(before + 2);
  });

  test.each([...finalCloseCodes])(
    "R19: after close code %i it does not come back by itself",
    async (code) => {
      const { clock, network, client } = visitorWire();
      const visitor = client();
      visitor.connection.connect();
      await clock.advanceAndSettle(0);
      network.links()[0]?.server.close(code, "");
      await clock.advanceAndSettle(600_000);
      visitor.connection.hint();
      await clock.advanceAndSettle(600_000);
      expect(network.opened()).toBe(1);
      expect(visitor.connection.state()).toMatchObject({ phase: "ended", code });
      visitor.connection.connect();
      await clock.advanceAndSettle(0);
      expect(visitor.connection.state().phase).toBe("online");
    },
  );

  test("what a former connection still says is not heard", async () => {
    const { clock, peer, network, client } = visitorWire();
    const former: SocketEvents[] = [];
    const visitor = client({
      transports: [
        (events) => {
          former.push(events);
          return network.openSocket(events);
        },
      ],
    });
    visitor.connection.connect();
    await clock.advanceAndSettle(0);
    network.links()[0]?.cut();
    await clock.advanceAndSettle(5_000);
    peer.agentSays("now");
    await clock.advanceAndSettle(0);
    expect(former).toHaveLength(2);
    former[0]?.onText('{"type":"leaving","returnAfterMs":1000000}');
    former[0]?.onOpen();
    former[0]?.onClose(4401, "");
    expect(visitor.connection.state().phase).toBe("online");
    expect(visitor.thread()).toEqual(["now"]);
    network.links()[0]?.cut();
    await clock.advanceAndSettle(5_000);
    expect(visitor.connection.state().phase).toBe("online");
  });

  test("closing undoes everything: no timer stays, twice does no harm", async () => {
    const { clock, client } = visitorWire();
    const visitor = client();
    visitor.connection.connect();
    visitor.say("hello");
    await clock.advanceAndSettle(60_000);
    visitor.connection.hint();
    visitor.connection.close();
    visitor.connection.close();
    await clock.advanceAndSettle(0);
    expect(clock.pendingTimers()).toBe(0);
  });
});

function waitsOf(states: readonly ConnectionState[]): number[] {
  const waits: number[] = [];
  let sinceMs = Date.UTC(2026, 0, 1, 9);
  for (const { phase, retryAtMs } of states) {
    if (phase !== "waiting" || retryAtMs === null) continue;
    waits.push(retryAtMs - sinceMs);
    sinceMs = retryAtMs;
  }
  return waits;
}

async function waitUntil(clock: ManualClock, isTrue: () => boolean): Promise<void> {
  for (let ms = 0; ms < 600_000; ms += 100) {
    if (isTrue()) return;
    await clock.advanceAndSettle(100);
  }
  throw new Error("the condition did not come true within ten minutes");
}
