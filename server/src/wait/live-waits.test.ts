import { expect, test } from "vitest";
import { type HeldWait, WaitEngine } from "../domain/wait/engine.ts";
import type { WaitFact } from "../domain/wait-facts.ts";
import type { FactAt } from "../views/wait-history.ts";
import { waitEventOf } from "./fact-event.ts";
import { LiveWaits } from "./live-waits.ts";
import { BEGIN_MS, inventFacts } from "./testing/invented-facts.ts";

const MINUTE = 60_000;

/** Follows facts as the tick does, one look a second at most; `told` keeps what a database would. */
function followed(all: readonly FactAt[]) {
  const live = new LiveWaits();
  const told: { conversation: string; sketch: number[]; atMs: number }[] = [];
  for (const fact of all) {
    for (const { conversation, answer } of [...live.news(fact.atMs)].flat()) {
      const { range, refusal, isNext } = answer;
      const sketch = [...answer.sketch].map(Math.round);
      const isFirst = !told.some((one) => one.conversation === conversation);
      const isHeld = refusal === null && !isNext;
      if (isFirst) told.push({ conversation, atMs: fact.atMs, sketch: isHeld ? sketch : [] });
      const first = told.find((one) => one.conversation === conversation);
      live.remember(
        new Map([
          [
            conversation,
            {
              firstAtMs: first?.atMs ?? 0,
              firstSketch:
                first?.sketch.length === 0 ? undefined : Float64Array.from(first?.sketch ?? []),
              shown: { atMs: fact.atMs, range: refusal === null ? range : null, refusal },
            },
          ],
        ]),
        fact.atMs,
      );
    }
    live.follow([fact], fact.atMs);
  }
  const held = told.flatMap(({ conversation, sketch, atMs }): HeldWait[] => {
    const end = all.find(
      ({ fact }) => fact?.kind === "accepted" && String(fact.conversation) === conversation,
    );
    if (end === undefined || sketch.length === 0) return [];
    const waitMs = end.atMs - atMs;
    return [
      {
        kind: "served",
        conversation,
        line: "7",
        sketch: Float64Array.from(sketch),
        waitMs,
        seq: end.deskSeq,
      },
    ];
  });
  return { live, held: held.sort((one, other) => one.seq - other.seq) };
}

test("W13: an engine that starts from what was written says what the one says that went on", () => {
  const all = inventFacts(360);
  const { live, held } = followed(all);
  expect(held.length).toBeGreaterThan(10);
  const nowMs = (all.at(-1)?.atMs ?? 0) + MINUTE;

  const other = new LiveWaits();
  other.follow(all, nowMs);
  const uncalibrated = other.answers(nowMs);
  other.learnHeld(held);
  expect(live.waiting().length).toBeGreaterThan(0);
  expect(other.answers(nowMs)).toEqual(live.answers(nowMs));
  expect(other.answers(nowMs)).not.toEqual(uncalibrated);
});

test("W2: clocks that are set back make nothing happen before what came before it", () => {
  const all = inventFacts(60);
  const live = new LiveWaits();
  const half = all.length / 2;
  const nowMs = all.at(-1)?.atMs ?? 0;
  live.follow(all.slice(0, half), nowMs);
  live.follow(
    all.slice(half).map((one) => ({ ...one, atMs: one.atMs - 60 * MINUTE })),
    nowMs,
  );
  expect(live.ignored).toBe(0);
});

test("W3: after a start with the clock set back nobody is left with what was told until the clock is there again", () => {
  const all = inventFacts(360);
  const toldAtMs = (all.at(-1)?.atMs ?? 0) + 60 * MINUTE;
  const live = new LiveWaits();
  const nowMs = toldAtMs - 60 * MINUTE;
  live.follow(all, nowMs);
  const range = { lowMs: 0, expectedMs: 30_000, highMs: MINUTE };
  const shown = { atMs: toldAtMs, range, refusal: null };
  const conversations = live.waiting().map(String);
  expect(conversations.length).toBeGreaterThan(0);
  const told = { firstAtMs: toldAtMs, firstSketch: undefined, shown };
  live.remember(new Map(conversations.map((conversation) => [conversation, told])), nowMs);
  const news = [...live.news(nowMs + 2 * MINUTE)].flat().map(({ conversation }) => conversation);
  expect(news.sort()).toEqual(conversations.sort());
});

test("W2: facts that can't be read or contradict are passed over, counted, and make the picture doubtful", () => {
  const live = new LiveWaits();
  const [slots, , queued] = inventFacts(3);
  if (slots === undefined || queued === undefined) throw new Error("three facts");
  live.follow([slots, queued], BEGIN_MS + MINUTE);
  expect([live.ignored, live.isDoubtful]).toEqual([0, false]);
  live.follow(
    [
      { deskSeq: 8, atMs: BEGIN_MS, fact: undefined },
      { ...queued, deskSeq: 9 },
    ],
    BEGIN_MS + MINUTE,
  );
  expect([live.ignored, live.isDoubtful, live.upto]).toEqual([2, true, 9]);
  live.arrange(
    { agents: [], chats: [], waiting: [] },
    { ofLine: new Map(), ofAgent: new Map() },
    9,
    BEGIN_MS + MINUTE,
  );
  expect([live.waiting(), live.isDoubtful]).toEqual([[], false]);
});

test("Q5: a long absence ends a wait, a brief one does not; a handed over chat stays a chat", () => {
  const engine = new WaitEngine({ isPriorTold: true });
  const at = { conversation: 3, line: 7, agent: null } as const;
  const all: [number, WaitFact][] = [
    [0, { kind: "slots", line: 0, agent: 1, slots: 1, lines: [7] }],
    [0, { kind: "slots", line: 0, agent: 2, slots: 1, lines: [7] }],
    [1, { ...at, kind: "queued", load: 0, priority: 0, isReturned: 0, isHere: 1, rankMs: 1 }],
    [2, { ...at, kind: "gone" }],
    [3, { ...at, kind: "came", awayMs: 30_000, rankMs: 1 }],
  ];
  const observe = ([minute, fact]: [number, WaitFact], seq: number) =>
    engine.observe(waitEventOf(fact, minute * MINUTE), seq);
  expect(all.map(observe)).toEqual(all.map(() => undefined));
  expect(engine.desk.waiting.get("3")?.queuedAtMs).toBe(MINUTE);
  observe([9, { ...at, kind: "came", awayMs: 5 * MINUTE, rankMs: 1 }], 9);
  expect(engine.desk.waiting.get("3")?.queuedAtMs).toBe(MINUTE);
  observe([10, { ...at, kind: "gone" }], 10);
  expect(engine.answers(10 * MINUTE).size).toBe(0);
  observe([15, { ...at, kind: "came", awayMs: 5 * MINUTE, rankMs: 1 }], 11);
  expect(engine.desk.waiting.get("3")).toMatchObject({ queuedAtMs: 15 * MINUTE, rankMs: 1 });
  observe([16, { ...at, agent: 1, kind: "accepted", waitMs: 0, load: 1 }], 12);
  const over = { to: 2, toLine: 7, chatMs: 0, load: 1 };
  expect(observe([17, { ...at, agent: 1, kind: "brokeOff", ...over }], 13)).toBeUndefined();
  expect(engine.desk.holders.get("3")?.id).toBe("2");
  expect(observe([18, { ...at, agent: 2, kind: "ended", chatMs: 0, load: 1 }], 14)).toBeUndefined();
});

test("W8: whose turn would not come before the line closes is told that nobody can answer", () => {
  const all = inventFacts(360);
  const { live } = followed(all);
  const nowMs = (all.at(-1)?.atMs ?? 0) + MINUTE;
  const open = [...live.answers(nowMs)];
  const lows = open.filter(([, { isNext }]) => !isNext).map(([, { range }]) => range.lowMs);
  expect(lows.length).toBeGreaterThan(1);
  const closesInMs = (Math.min(...lows) + Math.max(...lows)) / 2;
  const closed = () => ({ fromMs: nowMs + closesInMs, untilMs: Infinity });
  const engine = new WaitEngine({ isPriorTold: true, timetable: { closed, offDuty: () => null } });
  for (const { deskSeq, atMs, fact } of all)
    if (fact !== undefined) engine.observe(waitEventOf(fact, atMs), deskSeq);
  for (const { isNext, refusal, range } of engine.answers(nowMs).values()) {
    if (isNext) expect(refusal).toBeNull();
    else expect(refusal).toBe(range.lowMs >= closesInMs ? "nobodyAvailable" : null);
  }
});
