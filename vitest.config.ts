import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { atLength } from "./vitest.at-length.ts";

/** A file that is asked for by name, or by a part of it, is run however long it takes; the name of a project asks for none. */
const asked = process.argv
  .slice(2)
  .filter((word, at, words) => !word.startsWith("-") && words[at - 1] !== "--project");
const notNow = atLength.filter(
  (file) => !asked.some((part) => file.includes(part) || part.endsWith(file)),
);

/**
 * `group` orders the projects, from 1: those of one group run at the same time. Whatever kills servers
 * or drives a browser goes one file after the other; beside it run at most the schedules of `fault`, which
 * stand back (test/run.mjs). Nothing is ever retried.
 */
function project(name: string, group: number, include: string[], isSerial = false) {
  const serial = {
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  };
  // Left alone, vitest keeps one core for watching files, which is every second core of a small machine.
  // The schedules stand back for everything beside them: what takes a second may take a minute.
  const testTimeout = name === "fault" ? 120_000 : 30_000;
  const parallel = { maxWorkers: availableParallelism(), testTimeout };
  return {
    extends: true as const,
    test: {
      name,
      include,
      exclude: [
        "**/node_modules/**",
        "**/dist/**",
        ...(name === "fault" ? ["**/*.kill.test.ts"] : []),
        ...notNow,
      ],
      environment: "node" as const,
      // The files of one worker share what they import: to load the server for each of them anew took longer than their tests. So no test
      // leaves anything behind in a module or a global.
      isolate: false,
      retry: 0,
      // What is waited for takes as long as the machine is busy; a second is too short for a browser.
      expect: { poll: { timeout: 10_000 } },
      // The store's conformance scenarios run against PostgreSQL too where there is one.
      provide: { postgresUrl: process.env["PRESENTLY_TEST_POSTGRES_URL"] ?? "" },
      sequence: { groupOrder: group },
      ...(isSerial ? serial : parallel),
    },
  };
}

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    projects: [
      project("unit", 1, [
        "{shared,server,widget}/{src,bin,console/src,wrappers}/**/*.test.{ts,tsx}",
      ]),
      project("contract", 1, ["test/contract/**/*.test.ts"]),
      project("bench", 1, ["test/{bench,demo}/**/*.test.ts"]),
      project("fault", 2, ["test/fault/**/*.test.ts"]),
      project("kill", 3, ["test/fault/**/*.kill.test.ts"], true),
      project("e2e", 4, ["test/e2e/**/*.test.ts"], true),
    ],
  },
});
