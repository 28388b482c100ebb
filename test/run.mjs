/**
 * The repository's checks, on a bare clone with Node 20 and npm. Writes what passed and what failed
 * to MODE.json in test/results, or in the folder named by PRESENTLY_TEST_RESULTS.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  build,
  buildWrappers,
  install,
  installWrappers,
  node,
  packages,
  root,
  run,
  wrappers,
} from "../server/bin/workspace.mjs";

const USAGE = `node test/run.mjs MODE [ARGUMENTS]
  check    format, lint, unused code and dependencies, types of every package
  build    the widget, its wrappers, the console and the server
  test     check, build, sizes and every test but the long ones; with arguments (vitest's) only those tests
  long     the long tests
  bench    every test/bench/NAME.bench.ts; with arguments only that NAME, with the options after it
  demo     the product on a throw-away folder, with agents and visitors who come and go by themselves
  pictures the README's pictures anew, from the built product
  format   rewrite every file, or those named, in the formatter's style
  unused   dependencies, files and exports that nothing uses`;

const [mode, ...args] = process.argv.slice(2);
const results = process.env.PRESENTLY_TEST_RESULTS ?? join(root, "test/results");

const checks = [
  ["format", () => oxfmt("--check")],
  ["lint", () => oxlint("--deny-warnings", "--ignore-pattern=test/**/fixtures/**")],
  ["unused", () => knip()],
  ...typeProjects().map((project) => [`types: ${project}`, () => tsc("-p", project)]),
];
const buildStep = ["build", () => build().then(() => buildWrappers())];
const browserStep = ["browser", () => run(node, [join(root, "test/e2e/chromium.ts")])];
const firefoxStep = ["Firefox", () => run(node, [join(root, "test/e2e/firefox.ts")])];
const testStep = ["tests", () => vitest("run", ...reportTo("tests"), ...args)];
/**
 * The schedules compute without waiting for anything, the other tests wait for browsers and killed servers without computing much: side by
 * side each takes what the other leaves. The schedules stand back, since nothing in them looks at a clock on a wall.
 */
const everyTest = [
  ["tests", () => vitest("run", "--project=!fault", ...reportTo("tests"))],
  ["schedules", () => vitestBehind("run", "--project=fault", ...reportTo("schedules"))],
];
const longConfig = ["--config", "vitest.long.config.ts"];
const everyLongTest = [
  ["tests", () => vitest("run", ...longConfig, "--project=!schedules", ...reportTo("tests"))],
  [
    "schedules",
    () => vitestBehind("run", ...longConfig, "--project=schedules", ...reportTo("schedules")),
  ],
];
const modes = {
  check: checks,
  build: [buildStep],
  test:
    args.length > 0
      ? [buildStep, testStep]
      : [...checks, buildStep, ["sizes", sizes], browserStep, everyTest],
  long: [
    buildStep,
    browserStep,
    firefoxStep,
    args.length > 0
      ? ["tests", () => vitest("run", ...longConfig, ...reportTo("tests"), ...args)]
      : everyLongTest,
  ],
  // The waits are judged on traces alone: nothing of it is built.
  bench: mode === "bench" ? [...(args[0] === "wait" ? [] : [buildStep]), ...benches()] : [],
  demo: [buildStep, ["demo", () => run(node, [join(root, "test/demo/main.ts"), ...args])]],
  pictures: [
    buildStep,
    browserStep,
    ["pictures", () => run(node, [join(root, "test/demo/pictures.ts")])],
  ],
  format: [["format", () => oxfmt(...args)]],
  unused: [["unused", () => knip(...args)]],
};

if (modes[mode] === undefined) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}

mkdirSync(results, { recursive: true });
const outcome = { passed: [], failed: [], reports: {} };
for (const step of [["install", installAll], ...modes[mode]]) {
  // A step is a name and what it does, or a list of such that run side by side.
  const together = Array.isArray(step[0]) ? step : [step];
  await Promise.all(together.map(take));
  if (outcome.failed.includes("install")) break; // nothing else can run
}
writeFileSync(join(results, `${mode}.json`), JSON.stringify(outcome));
if (outcome.failed.length > 0) {
  process.stderr.write(`${mode} failed at ${outcome.failed.join(", ")}\n`);
  process.exitCode = 1;
}

async function installAll() {
  await install();
  await installWrappers();
}

async function take([name, step]) {
  const startedMs = Date.now();
  let problem;
  try {
    await step();
  } catch (error) {
    problem = error;
  }
  (problem ? outcome.failed : outcome.passed).push(name);
  const seconds = ((Date.now() - startedMs) / 1000).toFixed(1);
  const line = problem ? `FAILED  ${name}: ${problem.message}` : `ok  ${name}  ${seconds} s`;
  process.stdout.write(`${line}\n`);
}

/** Every tsconfig that checks something; the base is only extended. */
function typeProjects() {
  return ["", ...packages, ...wrappers, "server/src/domain"].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => /^tsconfig(\.test)?\.json$/.test(name))
      .map((name) => join(folder, name)),
  );
}

/** A benchmark is a program that prints its figures. */
function benches() {
  const [wanted, ...options] = args;
  const files = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
    .filter((file) => /^bench\/[^/]+\.bench\.ts$/.test(file))
    .filter((file) => wanted === undefined || file === `bench/${wanted}.bench.ts`);
  if (files.length === 0) throw new Error(`no benchmark in test/bench is called ${wanted ?? ""}`);
  return files.map((file) => [file, () => run(node, [join(root, "test", file), ...options])]);
}

/** Where the tests of a step leave how they went; `count.mjs` reads it there. */
function reportTo(step) {
  const report = `vitest-${mode}-${step}.json`;
  rmSync(join(results, report), { force: true });
  outcome.reports[step] = report;
  return ["--reporter=default", "--reporter=json", `--outputFile.json=${join(results, report)}`];
}

function oxfmt(...options) {
  return tool("oxfmt/bin/oxfmt", options);
}

function oxlint(...options) {
  return tool("oxlint/bin/oxlint", options);
}

function tsc(...options) {
  return tool("typescript/bin/tsc", options);
}

function vitest(...options) {
  return tool("vitest/vitest.mjs", options);
}

/** Takes what the others leave of the processors; shows its words only if it fails. */
function vitestBehind(...options) {
  const script = join(root, "node_modules/vitest/vitest.mjs");
  return run("nice", ["-n", "19", node, script, ...options], { output: "pipe" });
}

function knip(...options) {
  return tool("knip/bin/knip.js", options);
}

async function sizes() {
  await tool("size-limit/bin.js", [], "widget");
  return tool("size-limit/bin.js", [], "server/console");
}

/** Runs a tool of the workspace on Node 24. */
function tool(script, options, folder) {
  return run(node, [join(root, "node_modules", script), ...options], { folder });
}
