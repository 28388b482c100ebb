/** Judges every predictor on one site of one seed: the heavy part, on a thread of its own. */
import { parentPort } from "node:worker_threads";
import { KINDS } from "./kinds.ts";
import { PREDICTORS } from "./predictors.ts";
import { type Judged, judge } from "./rows.ts";
import { simulate } from "./simulate.ts";

export interface Job {
  readonly kind: string;
  readonly seed: number;
  readonly branches: number;
  readonly methods: readonly string[];
}

export interface Verdict extends Job {
  readonly judged: Readonly<Record<string, Judged>>;
  readonly events: number;
  /** The time of each method for the whole trace. */
  readonly predictMs: Readonly<Record<string, number>>;
}

const port = parentPort;
if (port === null) throw new Error("this file runs as a worker");
port.on("message", (job: Job) => {
  const { kind, seed, branches, methods } = job;
  const siteOf = KINDS[kind];
  if (siteOf === undefined) throw new Error(`no kind of site is called ${kind}`);
  const { events, waits } = simulate(siteOf(seed), seed, branches);
  const lines = events.map((event) => JSON.stringify(event));
  const judged: Record<string, Judged> = {};
  const predictMs: Record<string, number> = {};
  for (const name of methods) {
    const predict = PREDICTORS[name];
    if (predict === undefined) throw new Error(`no method is called ${name}`);
    const startMs = performance.now();
    const predictions = predict(lines);
    predictMs[name] = performance.now() - startMs;
    judged[name] = judge(waits, predictions);
  }
  const verdict: Verdict = { ...job, judged, events: events.length, predictMs };
  port.postMessage(verdict);
});
