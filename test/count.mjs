/**
 * `node test/count.mjs RESULTS MODE...`: adds up what test/run.mjs left in the folder RESULTS and ends
 * with `N passed, N failed`. A step that ran tests counts as its tests; a mode that left nothing, or
 * a test run that broke outside its tests, counts as one failure.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [results, ...modes] = process.argv.slice(2);
let passed = 0;
let failed = 0;

for (const mode of modes) {
  const outcome = read(`${mode}.json`);
  if (outcome === undefined) {
    failed += 1;
    continue;
  }
  passed += outcome.passed.length;
  failed += outcome.failed.length;
  for (const [step, report] of Object.entries(outcome.reports)) {
    const tests = read(report);
    if (tests === undefined) continue;
    // A step that ran tests stands for nothing of its own, unless it failed without a failed test.
    passed += tests.numPassedTests;
    failed += tests.numFailedTests;
    if (outcome.passed.includes(step)) passed -= 1;
    else if (outcome.failed.includes(step) && tests.numFailedTests > 0) failed -= 1;
  }
}

process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

function read(name) {
  const file = join(results, name);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}
