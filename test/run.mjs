/**
 * The repository's checks, on a bare clone with Node 20 and npm. Writes what passed and what failed
 * to MODE.json in test/results, or in the folder named by PRESENTLY_TEST_RESULTS.
 */
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, fail, install, node, root } from "../server/bin/workspace.mjs";

const USAGE = `node test/run.mjs MODE [ARGUMENTS]
  check    format, lint, types of every package
  build    the widget and the console
  test     check, build, sizes and every test but the long ones; with arguments (vitest's) only those tests
  long     the long tests
  bench    the benchmarks
  format   rewrite every file, or those named, in the formatter's style
  unused   dependencies, files and exports that nothing uses`;

const [mode, ...args] = process.argv.slice(2);
const results = process.env.PRESENTLY_TEST_RESULTS ?? join(root, "test/results");
const report = join(results, `vitest-${mode}.json`);

const checks = [
  ["format", () => oxfmt("--check")],
  ["lint", () => oxlint("--deny-warnings", "--ignore-pattern=test/**/fixtures/**")],
  ...typeProjects().map((project) => [`types: ${project}`, () => tsc("-p", project)]),
];
const buildStep = ["build", async () => build()];
const testStep = ["tests", () => vitest("run", ...reporters(), ...args)];
const longConfig = ["--config", "vitest.long.config.ts"];
const modes = {
  check: checks,
  build: [buildStep],
  test:
    args.length > 0 ? [buildStep, testStep] : [...checks, buildStep, ["sizes", sizes], testStep],
  long: [buildStep, ["tests", () => vitest("run", ...longConfig, ...reporters(), ...args)]],
  bench: [buildStep, ["benchmarks", () => vitest("bench", "--run", ...args)]],
  format: [["format", () => oxfmt(...args)]],
  unused: [["unused", () => knip(...args)]],
};

if (modes[mode] === undefined) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}

mkdirSync(results, { recursive: true });
rmSync(report, { force: true });
const outcome = { passed: [], failed: [] };
for (const [name, step] of [["install", async () => install()], ...modes[mode]]) {
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
  if (problem && name === "install") break; // nothing else can run
}
writeFileSync(join(results, `${mode}.json`), JSON.stringify(outcome));
if (outcome.failed.length > 0) fail(`${mode} failed at ${outcome.failed.join(", ")}`);

/** Every tsconfig that checks something; the base is only extended. */
function typeProjects() {
  return ["", "shared", "server", "server/src/domain", "server/console", "widget", "test"].flatMap(
    (folder) =>
      readdirSync(join(root, folder))
        .filter((name) => /^tsconfig(\.test)?\.json$/.test(name))
        .map((name) => join(folder, name)),
  );
}

function reporters() {
  return ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
}

function oxfmt(...options) {
  return run("oxfmt/bin/oxfmt", options);
}

function oxlint(...options) {
  return run("oxlint/bin/oxlint", options);
}

function tsc(...options) {
  return run("typescript/bin/tsc", options);
}

function vitest(...options) {
  return run("vitest/vitest.mjs", options);
}

function knip(...options) {
  return run("knip/bin/knip.js", options);
}

function sizes() {
  return run("size-limit/bin.js", [], "widget");
}

/** Runs a tool of the workspace on Node 24; a signal to this process goes to the tool and ends both. */
function run(script, options, folder = "") {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [join(root, "node_modules", script), ...options], {
      cwd: join(root, folder),
      stdio: ["ignore", "inherit", "inherit"],
    });
    const pass = (signal) => {
      child.kill(signal);
      child.on("exit", () => process.exit(1));
    };
    process.on("SIGINT", pass).on("SIGTERM", pass);
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      process.off("SIGINT", pass).off("SIGTERM", pass);
      if (code === 0) resolve();
      else reject(new Error(signal === null ? `exit code ${code}` : `ended by ${signal}`));
    });
  });
}
