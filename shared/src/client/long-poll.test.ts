import { describe, expect, test } from "vitest";
import type { ServerEnd } from "../testing/index.ts";
import { longPollPeer, manualClock, randomOf } from "../testing/index.ts";
import { longPollTransport } from "./long-poll.ts";

/** A transport over a peer, what the client heard, and the server's end once it is open. */
function road(seed = 1) {
  const clock = manualClock();
  const ends: ServerEnd[] = [];
  const heardByServer: string[] = [];
  const peer = longPollPeer({
    clock,
    random: randomOf(seed),
    accept(end) {
      ends.push(end);
      end.onText = (text) => heardByServer.push(text);
    },
  });
  const open = longPollTransport({
    base: "https://chat.example.com/wire/visitor",
    query: "?site=s_shop",
    fetch: peer.fetch,
    newAbort: peer.newAbort,
    clock,
  });
  const heard: string[] = [];
  const closes: number[] = [];
  let opens = 0;
  const socket = open({
    onOpen: () => {
      opens += 1;
    },
    onText: (text) => heard.push(text),
    onClose: (code) => closes.push(code),
  });
  return { clock, peer, ends, heardByServer, socket, heard, closes, opens: () => opens };
}

describe("P20-P24: long-poll", () => {
  test("opens once, carries frames both ways in order, and tells no more than there is", async () => {
    const { clock, ends, heardByServer, socket, heard, closes, opens } = road();
    await clock.settle();
    expect(opens()).toBe(1);
    for (const text of ["a", "b", "c"]) socket.send(text);
    for (const text of ["1", "2"]) ends[0]?.send(text);
    await clock.advanceAndSettle(0);
    ends[0]?.send("3");
    await clock.advanceAndSettle(60_000);
    expect(heardByServer).toEqual(["a", "b", "c"]);
    expect(heard).toEqual(["1", "2", "3"]);
    expect(closes).toEqual([]);
  });

  test.each(Array.from({ length: 30 }, (_, at) => at + 1))(
    "P21, P22: lost requests and answers lose no frame and double none (seed %i)",
    async (seed) => {
      const { clock, peer, ends, heardByServer, socket, heard } = road(seed);
      await clock.settle();
      peer.weather = { loseRequest: 0.3, loseAnswer: 0.3 };
      const sent = Array.from({ length: 40 }, (_, at) => `${at}`);
      for (const text of sent) {
        socket.send(text);
        ends[0]?.send(text);
        await clock.advanceAndSettle(300);
      }
      peer.weather = { loseRequest: 0, loseAnswer: 0 };
      await clock.advanceAndSettle(30_000);
      expect(heardByServer).toEqual(sent);
      expect(heard).toEqual(sent);
      expect(peer.sends).toEqual(peer.sends.map((_, at) => at + 1));
    },
  );

  test("P21: many frames go in several sends of bounded size", async () => {
    const { clock, peer, heardByServer, socket } = road();
    const filler = (at: number) => "x".repeat(at % 2 === 0 ? 10 : 3_000);
    const labels = Array.from({ length: 200 }, (_, at) => `${at}`);
    for (const label of labels) socket.send(`${label}:${filler(Number(label))}`);
    await clock.advanceAndSettle(0);
    expect(heardByServer.map((text) => text.split(":")[0])).toEqual(labels);
    expect(peer.sends.length).toBeGreaterThan(10);
  });

  test("P22: an answer that a relay hands out twice is taken once", async () => {
    const { clock, peer } = road();
    const polls: Promise<{ readonly status: number; json(): Promise<unknown> }>[] = [];
    const heard: string[] = [];
    let server: ServerEnd | undefined;
    const relayed = longPollPeer({
      clock,
      random: randomOf(1),
      accept(end) {
        server = end;
      },
    });
    const transport = longPollTransport<unknown>({
      base: "/wire/visitor",
      query: "",
      clock,
      newAbort: peer.newAbort,
      fetch(url, init) {
        const answer = relayed.fetch(url, init);
        if (!url.includes("/poll")) return answer;
        polls.push(answer);
        // Every second poll is answered with the answer before it; the question itself went through.
        const former = polls.at(-2);
        return polls.length % 2 === 0 && former !== undefined ? former : answer;
      },
    });
    transport({ onOpen: () => {}, onText: (text) => heard.push(text), onClose: () => {} });
    await clock.settle();
    server?.send("once");
    await clock.advanceAndSettle(0);
    expect(polls.length).toBeGreaterThan(2);
    expect(heard).toEqual(["once"]);
  });

  test("P24: a close comes after what was still to be told, with its code", async () => {
    const { clock, ends, heard, closes } = road();
    await clock.settle();
    ends[0]?.send("last words");
    ends[0]?.close(1012, "restarting");
    await clock.advanceAndSettle(0);
    expect(heard).toEqual(["last words"]);
    expect(closes).toEqual([1012]);
  });

  test.each([
    [401, "session.not-authenticated", 4401],
    [403, "origin.not-allowed", 4403],
    [404, "site.unknown", 4404],
    [429, "rate.limited", 4429],
    [503, "overloaded", 1013],
    [503, "server.restarting", 1012],
    [503, "storage.unavailable", 1006],
    [403, "a.later-code", 1006],
  ])(
    "P24: an open refused with %i %s is close code %i, its retryAfterMs told first",
    async (status, code, closeCode) => {
      const clock = manualClock();
      const peer = longPollPeer({ clock, random: randomOf(1), accept: () => {} });
      peer.refuseOpen = { status, code, retryAfterMs: 7_000 };
      const heard: unknown[] = [];
      const transport = longPollTransport({ base: "/wire/visitor", query: "", clock, ...peer });
      transport({
        onOpen: () => heard.push("open"),
        onText: (text) => heard.push(JSON.parse(text)),
        onClose: (closed) => heard.push(closed),
      });
      await clock.settle();
      expect(heard).toEqual([
        { type: "error", code, message: "", ref: null, retryAfterMs: 7_000 },
        closeCode,
      ]);
    },
  );

  test.each([401, 403, 404, 503])(
    "P24: a %i that says no code, or only that there is no such thing, is a connection lost",
    async (status) => {
      for (const answer of [{ code: "not-found", message: "" }, {}, null, "a page of a relay"]) {
        const clock = manualClock();
        const heard: unknown[] = [];
        const { newAbort } = longPollPeer({ clock, random: randomOf(1), accept: () => {} });
        const fetch = () => Promise.resolve({ status, json: () => Promise.resolve(answer) });
        const open = longPollTransport({ base: "/wire/agent", query: "", clock, newAbort, fetch });
        open({
          onOpen: () => heard.push("open"),
          onText: (text) => heard.push(text),
          onClose: (closed) => heard.push(closed),
        });
        await clock.settle();
        expect(heard).toEqual([1006]);
      }
    },
  );

  test("P24: a connection that the server no longer knows is lost", async () => {
    const { clock, ends, peer, socket, heard, closes } = road();
    await clock.settle();
    peer.restart();
    ends[0]?.send("wakes the poll");
    socket.send("anybody there?");
    await clock.advanceAndSettle(20_000);
    expect(closes).toEqual([1006]);
    // No refusal either: to a console it would be the answer to whatever it asked last.
    expect(heard).toEqual([]);
  });

  test("P20: the client's close is told to the server, and nothing more is heard", async () => {
    const { clock, peer, ends, socket, heard, closes } = road();
    await clock.settle();
    socket.close();
    ends[0]?.send("too late");
    await clock.advanceAndSettle(60_000);
    expect(peer.openCount()).toBe(0);
    expect([heard, closes]).toEqual([[], []]);
    expect(clock.pendingTimers()).toBe(0);
  });

  test("a server that is down is a connection lost, at once", async () => {
    const clock = manualClock();
    const peer = longPollPeer({ clock, random: randomOf(1), accept: () => {} });
    peer.isUp = false;
    const closes: number[] = [];
    const transport = longPollTransport({ base: "/wire/visitor", query: "", clock, ...peer });
    transport({ onOpen: () => {}, onText: () => {}, onClose: (code) => closes.push(code) });
    await clock.settle();
    expect(closes).toEqual([1006]);
  });
});
