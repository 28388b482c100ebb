/** Writes the trace of a site: `node test/bench/wait/write-trace.ts KIND SEED > trace.jsonl`. */
import { KINDS } from "./kinds.ts";
import { simulate } from "./simulate.ts";

const [kind = "", seedText = "1"] = process.argv.slice(2);
const siteOf = KINDS[kind];
const seed = Number(seedText);
if (siteOf === undefined || !Number.isInteger(seed)) {
  process.stderr.write(
    `write-trace.ts KIND SEED, where KIND is ${Object.keys(KINDS).join(", ")}\n`,
  );
  process.exitCode = 2;
} else {
  const { events } = simulate(siteOf(seed), seed);
  process.stdout.write(events.map((event) => `${JSON.stringify(event)}\n`).join(""));
}
