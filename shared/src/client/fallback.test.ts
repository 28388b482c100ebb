import { expect, test } from "vitest";
import { longPollPeer, randomOf, visitorWire } from "../testing/index.ts";
import { longPollTransport } from "./long-poll.ts";

/** A visitor with both transports; WebSocket passes or not as `network.isUp` says. */
function withFallback(seed = 1) {
  const { clock, peer, network, client } = visitorWire(seed);
  const http = longPollPeer({ clock, random: randomOf(seed), accept: (end) => peer.accept(end) });
  const longPoll = longPollTransport({ base: "/wire/visitor", query: "", clock, ...http });
  const visitor = client({ transports: [network.openSocket, longPoll] });
  return { clock, peer, network, http, visitor };
}

test("R20: after two failed WebSockets the same conversation goes over long-poll", async () => {
  const { clock, peer, network, http, visitor } = withFallback();
  network.isUp = false;
  visitor.say("hello");
  visitor.connection.connect();
  await clock.advanceAndSettle(5_000);
  expect(network.opened()).toBe(2);
  expect(visitor.connection.state()).toMatchObject({ phase: "online", transport: 1 });
  peer.agentSays("welcome");
  await clock.advanceAndSettle(0);
  expect(visitor.thread()).toEqual(["hello", "welcome"]);
  expect(http.openCount()).toBe(1);
});

test("R20: a WebSocket that opens but is never welcomed counts as failed", async () => {
  const { clock, network, visitor } = withFallback();
  network.weather.toClient = { lose: 1 };
  visitor.connection.connect();
  await clock.advanceAndSettle(60_000);
  expect(visitor.connection.state()).toMatchObject({ phase: "online", transport: 1 });
});

test("R20: WebSocket is probed again while long-poll carries, and taken when it passes", async () => {
  const { clock, peer, network, http, visitor } = withFallback();
  network.isUp = false;
  visitor.connection.connect();
  await clock.advanceAndSettle(310_000);
  expect(visitor.connection.state()).toMatchObject({ phase: "online", transport: 1 });
  network.isUp = true;
  await clock.advanceAndSettle(300_000);
  expect(visitor.connection.state()).toMatchObject({ phase: "online", transport: 0 });
  expect(http.openCount()).toBe(0);
  peer.agentSays("over the socket again");
  await clock.advanceAndSettle(0);
  expect(visitor.thread()).toEqual(["over the socket again"]);
});

test("R20: where WebSocket has carried before, it is back within seconds after an outage", async () => {
  const { clock, network, http, visitor } = withFallback();
  http.isUp = false;
  visitor.connection.connect();
  await clock.advanceAndSettle(1_000);
  expect(visitor.connection.state()).toMatchObject({ phase: "online", transport: 0 });
  network.isUp = false;
  http.isUp = true;
  network.links()[0]?.server.close(1006, "");
  await clock.advanceAndSettle(5_000);
  expect(visitor.connection.state()).toMatchObject({ phase: "online", transport: 1 });
  network.isUp = true;
  await clock.advanceAndSettle(10_000);
  expect(visitor.connection.state()).toMatchObject({ phase: "online", transport: 0 });
});

test("R20: when the probe was a trap, one failure leads back to long-poll", async () => {
  const { clock, network, visitor } = withFallback();
  network.isUp = false;
  visitor.connection.connect();
  await clock.advanceAndSettle(10_000);
  network.isUp = true;
  network.weather.toClient = { lose: 1 };
  const before = network.opened();
  await clock.advanceAndSettle(340_000);
  expect(visitor.connection.state()).toMatchObject({ phase: "online", transport: 1 });
  expect(network.opened()).toBe(before + 2);
});

test("R20: with the server down both are tried in turn, and the first that answers carries", async () => {
  const { clock, network, http, visitor } = withFallback();
  network.isUp = false;
  http.isUp = false;
  visitor.connection.connect();
  await clock.advanceAndSettle(120_000);
  const tried = visitor.states
    .filter(({ phase }) => phase === "connecting")
    .map(({ transport }) => transport);
  expect(tried.slice(0, 7)).toEqual([0, 0, 1, 0, 1, 0, 1]);
  network.isUp = true;
  await clock.advanceAndSettle(90_000);
  expect(visitor.connection.state()).toMatchObject({ phase: "online", transport: 0 });
});

test("R19, R20: what long-poll is refused for good ends the trying", async () => {
  const { clock, network, http, visitor } = withFallback();
  network.isUp = false;
  http.refuseOpen = { status: 403, code: "origin.not-allowed" };
  visitor.connection.connect();
  await clock.advanceAndSettle(600_000);
  expect(visitor.connection.state()).toMatchObject({ phase: "ended", code: 4403 });
});

test("R20, G12: a server that has begun anew knows no poll; the client connects anew and nothing is lost", async () => {
  const { clock, peer, network, http, visitor } = withFallback();
  network.isUp = false;
  visitor.connection.connect();
  await clock.advanceAndSettle(5_000);
  visitor.say("before");
  await clock.advanceAndSettle(1_000);
  http.restart();
  visitor.say("meanwhile");
  peer.agentSays("from the other side");
  await clock.advanceAndSettle(60_000);
  expect(visitor.connection.state()).toMatchObject({ phase: "online", transport: 1 });
  expect(visitor.states.map(({ phase }) => phase)).not.toContain("ended");
  expect(visitor.thread().toSorted()).toEqual(["before", "from the other side", "meanwhile"]);
  expect(visitor.shown()).toHaveLength(3);
});

test("R19, R20: what the fallback was refused for stays the reason while WebSocket is tried again, and its wait is kept", async () => {
  const { clock, network, http, visitor } = withFallback();
  network.isUp = false;
  http.refuseOpen = { status: 503, code: "overloaded", retryAfterMs: 20_000 };
  visitor.connection.connect();
  await clock.advanceAndSettle(5_000);
  expect(network.opened()).toBe(2);
  expect(visitor.connection.state()).toMatchObject({ phase: "waiting", code: 1013 });
  const before = visitor.states.length;
  await clock.advanceAndSettle(14_000);
  expect(visitor.states).toHaveLength(before); // not tried before the 20 s are over
  await clock.advanceAndSettle(120_000);
  expect(network.opened()).toBeGreaterThan(3);
  expect(new Set(visitor.states.slice(before).map(({ code }) => code))).toEqual(new Set([1013]));
  http.refuseOpen = undefined;
  http.isUp = false;
  await clock.advanceAndSettle(120_000);
  expect(visitor.connection.state().code).toBe(1006);
});

test("G14: over long-poll that loses requests and answers nothing is lost, doubled or out of order", async () => {
  for (let seed = 1; seed <= 30; seed += 1) {
    const { clock, peer, network, http, visitor } = withFallback(seed);
    const random = randomOf(seed);
    network.isUp = false;
    visitor.connection.connect();
    await clock.advanceAndSettle(5_000);
    const said: string[] = [];
    for (let step = 0; step < 30; step += 1) {
      http.weather = { loseRequest: random.pick([0, 0.3]), loseAnswer: random.pick([0, 0.3]) };
      if (random.chance(0.5)) {
        said.push(`visitor ${step}`);
        visitor.say(`visitor ${step}`);
      } else peer.agentSays(`agent ${step}`);
      await clock.advanceAndSettle(random.int(0, 5_000));
    }
    http.weather = { loseRequest: 0, loseAnswer: 0 };
    await clock.advanceAndSettle(120_000);
    const truth = peer.events.flatMap((event) =>
      event.type === "message.posted" ? [event.text] : [],
    );
    expect(visitor.shown()).toEqual(truth);
    expect(truth.filter((text) => text.startsWith("visitor"))).toEqual(said);
    visitor.connection.close();
  }
});

test("closing while long-poll carries leaves nothing running", async () => {
  const { clock, network, http, visitor } = withFallback();
  network.isUp = false;
  visitor.connection.connect();
  await clock.advanceAndSettle(10_000);
  visitor.connection.close();
  await clock.advanceAndSettle(20_000);
  expect(http.openCount()).toBe(0);
  expect(clock.pendingTimers()).toBe(0);
});
