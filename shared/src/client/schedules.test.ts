import { expect, test } from "vitest";
import { fairWeather, randomOf, visitorWire } from "../testing/index.ts";

/** Each seed is one schedule; a failure is run again alone by its number. */
const SEEDS = Array.from({ length: 150 }, (_, at) => at + 1);

function textsOf(events: readonly { type: string; text?: unknown }[]): unknown[] {
  return events.filter(({ type }) => type === "message.posted").map(({ text }) => text);
}

/** One visitor with up to three tabs, who writes and reloads over a network that loses, doubles, reorders, delays, freezes and cuts. */
async function live(seed: number) {
  const { clock, peer, network, client } = visitorWire(seed);
  const random = randomOf(seed + 5_000);
  const bad = () => ({
    delayMs: [0, random.pick([0, 50, 2_000])] as const,
    duplicate: random.pick([0, 0.2]),
    reorder: random.pick([0, 0.3]),
    lose: random.pick([0, 0.1]),
    cut: random.pick([0, 0.02]),
  });
  const tabs = [client()];
  const said: string[] = [];
  tabs[0]?.connection.connect();
  for (let step = 0; step < 60; step += 1) {
    const tab = random.pick(tabs);
    const act = random.int(0, 11);
    if (act <= 3) {
      const text = `visitor ${said.length}`;
      said.push(text);
      tab.say(text);
    } else if (act <= 6) peer.agentSays(`agent ${step}`);
    else if (act === 7) network.weather = { toServer: bad(), toClient: bad(), refuse: 0.1 };
    else if (act === 8) random.pick([...network.links(), undefined])?.freeze();
    else if (act === 9) random.pick([...network.links(), undefined])?.cut();
    else if (act === 10) tab.connection.hint();
    else {
      if (random.chance(0.5)) tabs.splice(tabs.indexOf(tab), 1)[0]?.connection.close();
      if (tabs.length < 3) tabs.push(client());
      tabs.at(-1)?.connection.connect();
    }
    await clock.advanceAndSettle(random.int(0, 8_000));
  }
  network.weather = fairWeather();
  await clock.advanceAndSettle(180_000);
  return { clock, peer, network, tabs, said };
}

test.each(SEEDS)(
  "R6, R8, G2, G3, G4: schedule %i shows every tab the whole truth, in order, each message once, at every moment a beginning of it",
  async (seed) => {
    const { peer, tabs, said } = await live(seed);
    const truth = textsOf(peer.events);
    expect(
      truth
        .map(String)
        .filter((text) => text.startsWith("visitor"))
        .toSorted(),
    ).toEqual(said.toSorted());
    for (const tab of tabs) {
      expect(tab.shown()).toEqual(truth);
      expect(tab.bubbles()).toEqual([]);
      for (const screen of tab.screens) {
        expect(new Set(screen).size).toBe(screen.length);
      }
      for (const thread of tab.threads) expect(thread).toEqual(truth.slice(0, thread.length));
      tab.connection.close();
    }
  },
);

test("nothing is left running when every tab has closed", async () => {
  const { clock, network, tabs } = await live(3);
  for (const { connection } of tabs) connection.close();
  await clock.advanceAndSettle(0);
  expect(network.links()).toEqual([]);
  expect(clock.pendingTimers()).toBe(0);
});
