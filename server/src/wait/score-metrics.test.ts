import { pino } from "pino";
import { Gauge, Registry } from "prom-client";
import { expect, test } from "vitest";
import { type EndedWait, scoreOf } from "../domain/wait-score.ts";
import { exportScores } from "./score-metrics.ts";

const wait: EndedWait = {
  atMs: 0,
  place: 4,
  lowMs: 60_000,
  expectedMs: 120_000,
  highMs: 240_000,
  refusal: null,
  outcome: "served",
  endedAtMs: 150_000,
};

test("W16: the score stands in the metrics by department, from one reading a scrape, and nothing where there is nothing to say", async () => {
  const registry = new Registry();
  let readings = 0;
  const departments = [
    {
      department: 1,
      departmentId: "dep_one",
      name: "one",
      sites: [],
      timeZone: "UTC",
      score: scoreOf([wait], () => 9),
    },
    {
      department: 2,
      departmentId: "dep_two",
      name: "two",
      sites: [],
      timeZone: "UTC",
      score: scoreOf([], () => 9),
    },
  ] as const;
  const readScores = async () => {
    readings += 1;
    return [...departments];
  };
  exportScores({ readScores, nowMs: () => 0, log: pino({ enabled: false }) }, registry);
  const text = await registry.metrics();
  expect(readings).toBe(1);
  for (const line of [
    'presently_wait_promises_kept_ratio{department="dep_one"} 1',
    'presently_wait_range_width_seconds{department="dep_one"} 180',
    'presently_wait_bias_by_hour_seconds{department="dep_one",hour="9"} 30',
    'presently_wait_bias_by_place_seconds{department="dep_one",place="3"} 30',
    'presently_wait_refusals{department="dep_two"} 0',
  ])
    expect(text).toContain(line);
  expect(text).not.toContain('presently_wait_bias_seconds{department="dep_two"}');
});

test("W16: scores that cannot be read leave the other figures alone, and are there again with the next reading", async () => {
  const registry = new Registry();
  new Gauge({ name: "something_else", help: "Read from memory", registers: [registry] }).set(7);
  const score = scoreOf([wait], () => 9);
  const department = { department: 1, departmentId: "dep_one", name: "one" } as const;
  let isBroken = false;
  let nowMs = 0;
  const warned: string[] = [];
  const readScores = async () => {
    if (isBroken) throw new Error("the database is away");
    return [{ ...department, sites: [], timeZone: "UTC", score }];
  };
  const log = pino({ level: "warn" }, { write: (line: string) => void warned.push(line) });
  exportScores({ readScores, nowMs: () => nowMs, log }, registry);
  const kept = 'presently_wait_promises_kept_ratio{department="dep_one"} 1';
  expect(await registry.metrics()).toContain(kept);
  isBroken = true;
  nowMs += 6000;
  const broken = await registry.metrics();
  expect(broken).toContain("something_else 7");
  expect(broken).not.toContain("dep_one");
  expect(warned.join()).toContain("the database is away");
  isBroken = false;
  nowMs += 6000;
  expect(await registry.metrics()).toContain(kept);
});
