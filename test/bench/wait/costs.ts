import { WaitEngine } from "../../../server/src/domain/wait/engine.ts";
import { busyDesk } from "./busy-desk.ts";

/** Prints what a desk of each size costs, in ms of CPU, the least of several: `node test/bench/wait/costs.ts`. */
const DESKS = [
  { agents: 3, capacity: 3, waiting: 10 },
  { agents: 3, capacity: 3, waiting: 100 },
  { agents: 10, capacity: 3, waiting: 100 },
  { agents: 33, capacity: 3, waiting: 100 },
  { agents: 33, capacity: 3, waiting: 1000 },
  { agents: 33, capacity: 3, waiting: 10_000 },
  { agents: 333, capacity: 3, waiting: 100 },
  { agents: 333, capacity: 3, waiting: 1000 },
  { agents: 333, capacity: 3, waiting: 10_000 },
];
const TIMES = 40;

function cpuMsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function least(work: () => void): number {
  return Math.min(...Array.from({ length: TIMES }, () => cpuMsOf(work)));
}

console.log("slots waiting look slice answer event");
for (const desk of DESKS) {
  const engine = new WaitEngine({ isPriorTold: true });
  let nowMs = busyDesk(engine, desk);
  let seq = 1e9;
  for (const { conversation, answer } of engine.look((nowMs += 1000)))
    engine.wasTold(conversation, answer, nowMs);
  const slices: number[] = [];
  const look = least(() => {
    nowMs += 1000;
    const looks = engine.lookInSlices(nowMs);
    for (let at = 0, isDone = false; !isDone; at += 1) {
      const ms = cpuMsOf(() => (isDone = looks.next().done === true));
      slices[at] = Math.min(slices[at] ?? Infinity, ms);
    }
  });
  const last = `c${seq}`;
  const about = { line: "x", priority: 0, isReturned: false };
  engine.observe({ kind: "queued", atMs: nowMs, conversation: last, ...about }, (seq += 1));
  const answer = least(() => engine.answerFor(last, nowMs));
  const event =
    least(() => {
      for (let at = 0; at < 100; at += 1) {
        const conversation = `d${at}`;
        engine.observe({ kind: "queued", atMs: nowMs, conversation, ...about }, (seq += 1));
        engine.observe({ kind: "left", atMs: nowMs, conversation, line: "x" }, (seq += 1));
        engine.nextLookMs();
      }
    }) / 200;
  const ms = [look, Math.max(...slices), answer, event].map((cost) => cost.toFixed(3));
  console.log([desk.agents * desk.capacity, desk.waiting, ...ms].join(" "));
}
