/**
 * How true the announced waits are: the product's wait engine and the methods that others use, on simulated sites whose truth is known, against
 * an oracle that knows their laws. `test/bench/wait/README.md` says how to read it.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { goalsOf } from "./wait/goals.ts";
import { judgeAll } from "./wait/judge-all.ts";
import type { Verdict } from "./wait/judge-worker.ts";
import { KINDS } from "./wait/kinds.ts";
import { plotOf } from "./wait/plot.ts";
import { PREDICTORS, PRODUCT } from "./wait/predictors.ts";
import type { Row } from "./wait/rows.ts";
import { type Score, scoreOf } from "./wait/score.ts";
import { goalTable, kindTable, methodTable } from "./wait/tables.ts";

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    kinds: { type: "string", default: Object.keys(KINDS).join(",") },
    seeds: { type: "string" },
    branches: { type: "string" },
    plot: { type: "string" },
    json: { type: "string" },
    methods: { type: "string", default: Object.keys(PREDICTORS).join(",") },
  },
});
const methods = options.methods.split(",");
/** The method whose figures are shown in full. */
const chosen = methods.at(-1) ?? PRODUCT;
const kinds = options.kinds.split(",");
const seeds = (options.seeds ?? (options.quick ? "1" : "1,2,3,4,5")).split(",").map(Number);
const branches = Number(options.branches ?? (options.quick ? 60 : 200));

const startedMs = performance.now();
const jobs = kinds.flatMap((kind) => seeds.map((seed) => ({ kind, seed, branches, methods })));
const verdicts = await judgeAll(jobs, (verdict) => {
  const { kind, seed, predictMs } = verdict;
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(0);
  process.stderr.write(
    `${seconds} s  ${kind} ${seed}: ${chosen} ${((predictMs[chosen] ?? 0) / 1000).toFixed(1)} s\n`,
  );
});

const byMethod = Object.fromEntries(methods.map((name) => [name, scoresOf(verdicts, name)]));
const own = byMethod[chosen] ?? {};
const freeToldLong = Object.fromEntries(
  kinds.map((kind) => [
    kind,
    verdicts
      .filter((verdict) => verdict.kind === kind)
      .reduce((sum, { judged }) => sum + (judged[chosen]?.freeToldLong ?? 0), 0),
  ]),
);
const events = verdicts.reduce((sum, verdict) => sum + verdict.events, 0);
const chosenMs = verdicts.reduce((sum, { predictMs }) => sum + (predictMs[chosen] ?? 0), 0);

process.stdout.write(
  `${[
    `${chosen}: seeds ${seeds.join(", ")}; oracle of ${branches} branches`,
    kindTable(own),
    "over the kinds of site",
    methodTable(byMethod),
    goalTable(goalsOf(own, freeToldLong)),
    `${chosen}: ${(chosenMs / events).toFixed(2)} ms per event; all of it ${((performance.now() - startedMs) / 1000).toFixed(0)} s`,
  ].join("\n\n")}\n`,
);
if (options.plot !== undefined) {
  const rows = Object.fromEntries(kinds.map((kind) => [kind, rowsOf(verdicts, kind, chosen)]));
  writeFileSync(options.plot, plotOf(rows, byMethod));
}
if (options.json !== undefined) writeFileSync(options.json, JSON.stringify(byMethod, undefined, 2));

/** All seeds of a kind together. */
function scoresOf(all: readonly Verdict[], method: string): Record<string, Score> {
  return Object.fromEntries(kinds.map((kind) => [kind, scoreOf(rowsOf(all, kind, method))]));
}

function rowsOf(all: readonly Verdict[], kind: string, method: string): Row[] {
  return all
    .filter((verdict) => verdict.kind === kind)
    .flatMap(({ judged }) => judged[method]?.rows ?? []);
}
