import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const script = join(import.meta.dirname, "../count.mjs");
let results: string;

beforeEach(() => {
  results = mkdtempSync(join(tmpdir(), "presently-count-"));
});

afterEach(() => rmSync(results, { recursive: true, force: true }));

const reports = { tests: "vitest-tests.json", schedules: "vitest-schedules.json" };

test("each step counts as one check, and a step that ran tests as its tests", () => {
  const passed = ["format", "build", "tests", "schedules"];
  leave("test.json", { passed, failed: ["lint"], reports });
  leave(reports.tests, { numPassedTests: 10, numFailedTests: 0 });
  leave(reports.schedules, { numPassedTests: 100, numFailedTests: 0 });
  expect(count("test")).toEqual({ line: "112 passed, 1 failed", status: 1 });
});

test("failed tests count one by one", () => {
  leave("test.json", { passed: ["format"], failed: ["tests", "schedules"], reports });
  leave(reports.tests, { numPassedTests: 8, numFailedTests: 2 });
  leave(reports.schedules, { numPassedTests: 99, numFailedTests: 1 });
  expect(count("test")).toEqual({ line: "108 passed, 3 failed", status: 1 });
});

test("a run that broke outside its tests is a failure, although no test failed", () => {
  leave("test.json", { passed: ["format"], failed: ["tests"], reports });
  leave(reports.tests, { numPassedTests: 8, numFailedTests: 0 });
  expect(count("test")).toEqual({ line: "9 passed, 1 failed", status: 1 });
});

test("a mode that left nothing behind is a failure", () => {
  leave("test.json", { passed: ["format"], failed: [], reports: {} });
  expect(count("test", "long")).toEqual({ line: "1 passed, 1 failed", status: 1 });
  expect(count("test")).toEqual({ line: "1 passed, 0 failed", status: 0 });
});

function leave(name: string, content: object): void {
  writeFileSync(join(results, name), JSON.stringify(content));
}

function count(...modes: string[]) {
  const args = [script, results, ...modes];
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: "utf8" });
  return { line: stdout.trimEnd().split("\n").at(-1), status };
}
