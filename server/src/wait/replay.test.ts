import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Random } from "../domain/wait/random.ts";
import { MalformedLine, type Prediction, Replay } from "./replay.ts";

const MINUTE = 60_000;

/** Two agents of two slots, a visitor every minute or so, chats of five: a trace of a hectic hour. */
function trace(minutes = 60): string[] {
  const random = new Random(9);
  const events: ({ t: number; type: string } & Record<string, unknown>)[] = ["a1", "a2"].map(
    (agentId) => ({ t: 0, type: "agent_online", agentId, departments: ["desk"], capacity: 2 }),
  );
  const free = ["a1", "a2", "a1", "a2"];
  const line: string[] = [];
  const ends: { t: number; conversationId: string; agentId: string }[] = [];
  const assign = (t: number) => {
    const agentId = free.pop();
    if (agentId === undefined || line.length === 0) {
      if (agentId !== undefined) free.push(agentId);
      return;
    }
    const conversationId = line.shift() ?? "";
    events.push({ t, type: "assigned", conversationId, agentId, department: "desk" });
    ends.push({ t: t + Math.round(random.exponential() * 5 * MINUTE), conversationId, agentId });
    ends.sort((one, other) => one.t - other.t);
  };
  for (let t = MINUTE, at = 0; t < minutes * MINUTE; at += 1) {
    for (let end = ends[0]; end !== undefined && end.t <= t; end = ends[0]) {
      ends.shift();
      events.push({ ...end, type: "ended", department: "desk" });
      free.push(end.agentId);
      assign(end.t);
    }
    const conversationId = `c${at}`;
    events.push({ t, type: "queued", conversationId, department: "desk", priority: 0 });
    line.push(conversationId);
    assign(t);
    t += Math.round(random.exponential() * MINUTE);
  }
  return events.map((event) => JSON.stringify(event));
}

function said(lines: readonly string[]): Prediction[] {
  const replay = new Replay();
  return lines.flatMap((line) => replay.read(line));
}

test("W12: one prediction stands at each who joins the line, and the same trace says the same", () => {
  const lines = trace();
  const first = said(lines);
  expect(said(lines)).toEqual(first);
  const joined = lines.filter((line) => line.includes('"queued"'));
  for (const line of joined) {
    const { t, conversationId } = JSON.parse(line) as Prediction; // one of our own lines
    expect(first.some((one) => one.t === t && one.conversationId === conversationId)).toBe(true);
  }
  expect(first.length).toBeGreaterThan(joined.length);
});

test("W12: wherever a trace is cut, what was said before stays as it was", () => {
  const lines = trace();
  const whole = said(lines);
  for (let cut = 0; cut <= lines.length; cut += 7) {
    const before = said(lines.slice(0, cut));
    expect(whole.slice(0, before.length)).toEqual(before);
    const last = lines[cut - 1];
    const lastMs = last === undefined ? 0 : (JSON.parse(last) as Prediction).t; // one of our own lines
    for (const { t } of before) expect(t).toBeLessThanOrEqual(lastMs);
  }
});

test.each([
  { type: "agent_offline", agentId: "nobody" },
  { type: "ended", conversationId: "nobody", agentId: "nobody", department: "nowhere" },
  { type: "left_queue", conversationId: "nobody", department: "nowhere" },
])("W12: a line that contradicts, $type far in the future, changes nothing that is said", (odd) => {
  const clean = trace();
  const at = Math.floor(clean.length / 2);
  const lines = clean.toSpliced(at, 0, JSON.stringify({ t: 1e12, ...odd }));
  const withOdd = said(lines);
  expect(withOdd.length).toBeGreaterThan(10);
  // What is drawn is seeded by the number of the line, which an odd one moves on for those after it.
  expect(withOdd.map(({ t, conversationId }) => [t, conversationId]).slice(0, 10)).toEqual(
    said(clean)
      .map(({ t, conversationId }) => [t, conversationId])
      .slice(0, 10),
  );
  expect(withOdd.every(({ t }) => t < 1e9)).toBe(true);
  expect(withOdd.map(({ t }) => t)).toEqual(withOdd.map(({ t }) => t).toSorted((a, b) => a - b));
});

test("W8: who finds a free slot is told 30 seconds at most", () => {
  const [first] = said(trace(2));
  expect(first?.lowMs).toBe(0);
  expect(first?.highMs).toBeLessThanOrEqual(30_000);
});

test("W1: without an agent in sight no time is told, to nobody", () => {
  const queued = { t: 5, type: "queued", conversationId: "c", department: "desk", priority: 0 };
  expect(said([JSON.stringify(queued)])).toMatchObject([
    { t: 5, conversationId: "c", highMs: null },
  ]);
});

test.each([
  ["no JSON", "{"],
  ["no object", "[]"],
  ["no time", '{"type":"agent_offline","agentId":"a"}'],
  ["a time that is a text", '{"t":"1","type":"agent_offline","agentId":"a"}'],
  ["an infinite time", '{"t":1e999,"type":"agent_offline","agentId":"a"}'],
  ["a type that does not exist", '{"t":1,"type":"agent_asleep","agentId":"a"}'],
  ["a negative capacity", '{"t":1,"type":"agent_capacity","agentId":"a","capacity":-1}'],
])("W12: a line with %s stops the replay with its number", (_, line) => {
  expect(() => said([...trace(3), line])).toThrow(new MalformedLine(trace(3).length + 1));
});

test.each([
  ["an unknown agent", { type: "agent_offline", agentId: "nobody" }],
  [
    "an unknown conversation",
    { type: "ended", conversationId: "x", agentId: "a1", department: "desk" },
  ],
  ["one who is not in line", { type: "left_queue", conversationId: "x", department: "desk" }],
  [
    "an agent who is online already",
    { type: "agent_online", agentId: "a1", departments: [], capacity: 9 },
  ],
  ["an earlier time", { t: 1, type: "agent_offline", agentId: "a1" }],
])("W12: a line about %s is ignored and counted", (_, event) => {
  const lines = trace();
  const half = Math.floor(lines.length / 2);
  const t = (JSON.parse(lines[half] ?? "{}") as Prediction).t; // one of our own lines
  const replay = new Replay();
  const odd = JSON.stringify({ t, ...event });
  const told = [...lines.slice(0, half + 1), odd, ...lines.slice(half + 1)].flatMap((line) =>
    replay.read(line).map(({ t: atMs, conversationId }) => `${atMs} ${conversationId}`),
  );
  expect(replay.ignored).toBe(1);
  expect(told.length).toBeGreaterThan(0);
});

const id = fc.constantFrom("a", "b", "c", "__proto__");
const t = fc.oneof(
  fc.integer({ min: 0, max: 200 * MINUTE }),
  fc.constantFrom(0, -1, 8.64e15, 1e12, 0.5),
);
const capacity = fc.constantFrom(0, 1, 2, 50, 1000, 1e9, 0.5);
const department = fc.constantFrom("d", "e", "");
const event = fc.oneof(
  fc.record({
    type: fc.constant("agent_online"),
    t,
    agentId: id,
    departments: fc.array(department),
    capacity,
  }),
  fc.record({ type: fc.constant("agent_capacity"), t, agentId: id, capacity }),
  fc.record({ type: fc.constant("agent_offline"), t, agentId: id }),
  fc.record({
    type: fc.constant("queued"),
    t,
    conversationId: fc.integer({ min: 0, max: 30 }).map(String),
    department,
    priority: fc.constantFrom(0, 1, -5, 1e300),
    requeue: fc.boolean(),
  }),
  fc.record({
    type: fc.constantFrom("assigned", "ended", "left_queue"),
    t,
    conversationId: fc.integer({ min: 0, max: 30 }).map(String),
    agentId: id,
    department,
  }),
);

test.each([true, false])(
  "W12: whatever comes, a range is finite, not negative and in order (times in order: %s)",
  (isSorted) => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 20, maxLength: 70 }), (events) => {
        const inOrder = isSorted ? events.toSorted((one, other) => one.t - other.t) : events;
        for (const { t: atMs, lowMs, expectedMs, highMs } of said(
          inOrder.map((one) => JSON.stringify(one)),
        )) {
          for (const ms of [atMs, lowMs, expectedMs, highMs ?? 0])
            expect(Number.isFinite(ms)).toBe(true);
          expect(lowMs).toBeGreaterThanOrEqual(0);
          expect(expectedMs).toBeGreaterThanOrEqual(lowMs);
          if (highMs !== null) expect(highMs).toBeGreaterThanOrEqual(expectedMs);
        }
      }),
      { seed: 20_260_105, numRuns: 3, endOnFailure: true },
    );
  },
);

test("W7, W12: a trace may say when the shift ends that an agent came for; without it nothing is different", () => {
  const hourMs = 3_600_000;
  const told = (shiftEndsAt?: unknown) => {
    const replay = new Replay();
    const lines = [
      { t: 0, type: "agent_online", agentId: "a", departments: ["x"], capacity: 1, shiftEndsAt },
      { t: hourMs, type: "queued", conversationId: "c1", department: "x" },
      { t: hourMs + 1, type: "assigned", conversationId: "c1", agentId: "a", department: "x" },
      { t: hourMs + 3, type: "queued", conversationId: "c2", department: "x" },
    ];
    return lines.flatMap((line) => replay.read(JSON.stringify(line)));
  };
  const [, without] = told();
  expect(without?.highMs).toBeGreaterThan(0);
  expect(told(24 * hourMs)[1]).toEqual(without);
  expect(told(hourMs + 2)[1]?.highMs).toBeNull();
  expect(() => told("five")).toThrow(MalformedLine);
});
