import { expect, test } from "vitest";
import { WaitEngine } from "./engine.ts";
import type { WaitEvent } from "./wait-event.ts";
import { WaitModel } from "./wait-model.ts";

const MINUTE = 60_000;

/** A desk with an agent for each of two lines, both busy, and somebody who waits in the first and was told how long. */
function toldInLine() {
  const engine = new WaitEngine({ isPriorTold: true });
  let seq = 0;
  const happens = (event: WaitEvent) => expect(engine.observe(event, (seq += 1))).toBeUndefined();
  const comes = (conversation: string, line: string, atMs: number) =>
    happens({ kind: "queued", atMs, conversation, line, priority: 0, isReturned: false });
  for (const line of ["lamps", "bills"]) {
    happens({ kind: "agentOnline", atMs: 0, agent: `of ${line}`, lines: [line], capacity: 1 });
    comes(`first of ${line}`, line, 0);
    const conversation = `first of ${line}`;
    happens({ kind: "assigned", atMs: 0, conversation, agent: `of ${line}`, line });
  }
  comes("second of bills", "bills", MINUTE);
  comes("second of lamps", "lamps", MINUTE);
  comes("vera", "lamps", 2 * MINUTE);
  const tell = (atMs: number) => {
    const news = engine.look(atMs);
    for (const { conversation, answer } of news) engine.wasTold(conversation, answer, atMs);
    return news.map(({ conversation }) => conversation);
  };
  expect(tell(2 * MINUTE + 1000)).toContain("vera");
  return { engine, happens, tell };
}

const moves = (line: string, priority = 0): WaitEvent => ({
  kind: "moved",
  atMs: 2 * MINUTE + 3000,
  conversation: "vera",
  line,
  priority,
});

test("TO4: who moves to another line waits there by the time of their first one, and is told anew at once", () => {
  const { engine, happens, tell } = toldInLine();
  expect(tell(2 * MINUTE + 2000)).toEqual([]);
  happens(moves("bills"));
  expect(engine.desk.waiting.get("vera")).toMatchObject({ line: "bills", rankMs: 2 * MINUTE });
  expect(engine.desk.waiting.placeOf("vera")).toBe(2);
  expect(tell(2 * MINUTE + 4000)).toContain("vera");
});

test("TO4: who goes before others in their own line is told anew, too", () => {
  const { engine, happens, tell } = toldInLine();
  happens(moves("lamps", 1));
  expect(engine.desk.waiting.placeOf("vera")).toBe(1);
  expect(engine.desk.waiting.placeOf("second of lamps")).toBe(2);
  expect(tell(2 * MINUTE + 4000)).toContain("vera");
});

test("TO4: nobody who moves counts as one who gave up", () => {
  const model = new WaitModel();
  const about = { line: "lamps", conversation: "vera", waitMs: 5000, endedAtMs: 5000 };
  const before = model.patience.rate;
  for (let times = 0; times < 50; times += 1) model.learn({ kind: "moved", ...about });
  expect(model.patience.rate).toBe(before);
  model.learn({ kind: "left", ...about });
  expect(model.patience.rate).toBeGreaterThan(before);
});

test("TO4: what contradicts the line is passed over", () => {
  const engine = new WaitEngine({ isPriorTold: true });
  expect(engine.observe(moves("bills"), 1)).toBe("conversation is not in line");
});
