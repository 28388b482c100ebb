import { expect, test } from "vitest";
import { manualClock } from "./manual-clock.ts";
import type { ServerEnd } from "./memory-network.ts";
import { memoryNetwork } from "./memory-network.ts";
import { randomOf } from "./random.ts";

/** One connection, what both ends heard, and the network it is on. */
function pair() {
  const clock = manualClock();
  const server: { end?: ServerEnd; heard: string[]; closes: number[] } = { heard: [], closes: [] };
  const network = memoryNetwork({
    clock,
    random: randomOf(1),
    accept(end) {
      server.end = end;
      end.onText = (text) => server.heard.push(text);
      end.onClose = (code) => server.closes.push(code);
    },
  });
  const client = { heard: [] as string[], closes: [] as number[], opens: 0 };
  const socket = network.openSocket({
    onOpen: () => {
      client.opens += 1;
    },
    onText: (text) => client.heard.push(text),
    onClose: (code) => client.closes.push(code),
  });
  clock.advance(0);
  const end = server.end;
  if (end === undefined) throw new Error("the connection did not open");
  return { clock, network, socket, end, client, server, link: network.links()[0] };
}

const numbers = Array.from({ length: 50 }, (_, at) => `${at}`);

test("carries both ways in order, whatever the delay", () => {
  const { clock, network, socket, end, client, server } = pair();
  network.weather.toClient = { delayMs: [0, 500] };
  network.weather.toServer = { delayMs: [0, 500] };
  for (const text of numbers) {
    socket.send(text);
    end.send(text);
  }
  expect(end.bufferedBytes()).toBeGreaterThan(0);
  clock.advance(500);
  expect(client.heard).toEqual(numbers);
  expect(server.heard).toEqual(numbers);
  expect(end.bufferedBytes()).toBe(0);
});

test("doubles, loses and reorders as the weather says", () => {
  const { clock, network, end, client } = pair();
  network.weather.toClient = { duplicate: 1 };
  end.send("twice");
  clock.advance(100);
  expect(client.heard.splice(0)).toEqual(["twice", "twice"]);
  network.weather.toClient = { lose: 1 };
  end.send("never");
  clock.advance(100);
  expect(client.heard).toEqual([]);
  network.weather.toClient = { reorder: 0.5 };
  numbers.forEach((text) => end.send(text));
  clock.advance(1_000);
  expect(client.heard).not.toEqual(numbers);
  expect(client.heard.toSorted()).toEqual(numbers.toSorted());
});

test("a cut is heard at both ends, and what was on its way is lost", () => {
  const { clock, network, socket, end, client, server, link } = pair();
  network.weather = {
    ...network.weather,
    toClient: { delayMs: [9, 9] },
    toServer: { delayMs: [9, 9] },
  };
  socket.send("lost");
  end.send("lost");
  link?.cut();
  clock.advance(100);
  expect([client.heard, server.heard]).toEqual([[], []]);
  expect([client.closes, server.closes]).toEqual([[1006], [1006]]);
  expect(network.links()).toEqual([]);
});

test("a half-open connection carries nothing and tells nobody", () => {
  const { clock, socket, end, client, server, link } = pair();
  link?.freeze();
  socket.send("nothing");
  end.send("nothing");
  end.close(1012, "");
  clock.advance(60_000);
  expect([client, server]).toMatchObject([
    { heard: [], closes: [] },
    { heard: [], closes: [] },
  ]);
});

test("a close comes after what was sent before it", () => {
  const { clock, network, socket, end, client, server } = pair();
  network.weather.toClient = { delayMs: [10, 10] };
  end.send("goodbye");
  end.close(4409, "replaced");
  socket.send("too late");
  clock.advance(9);
  expect(client.closes).toEqual([]);
  clock.advance(1);
  expect([client.heard, client.closes]).toEqual([["goodbye"], [4409]]);
  expect([server.heard, server.closes]).toEqual([[], []]);
});

test("the client's own close is heard by the server alone", () => {
  const { clock, socket, client, server } = pair();
  socket.send("last");
  socket.close();
  socket.close();
  clock.advance(0);
  expect([server.heard, server.closes, client.closes]).toEqual([["last"], [1000], []]);
});
