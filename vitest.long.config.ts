import { defineConfig } from "vitest/config";
import { atLength } from "./vitest.at-length.ts";

/** What measures, kills, hurries a clock or fills a machine by itself: one file after the other, with nothing beside it. */
const alone = [
  "test/bench/wait/cost.test.ts",
  "test/e2e/hostile/judge.test.ts",
  ...[
    "bare-clone",
    "board",
    "crowded-header",
    "demo",
    "destroyed",
    "failing-disk",
    "goodwill",
    "identity",
    "page-times",
    "queue-of-ten",
    "report-of-a-year",
    "sigkill",
    "wall-clock",
  ].map((name) => `test/long/${name}.test.ts`),
];

/** They compute without waiting for anything, and no clock on a wall is looked at: behind all others they take what those leave (test/run.mjs). */
const schedules = ["test/long/schedules.test.ts"];

/** `group` orders them: the files of one run before the next one's. Nothing is ever retried. */
function project(name: string, group: number, files: string[], exclude: string[], workers: number) {
  return {
    test: {
      name,
      include: files,
      exclude: ["**/node_modules/**", ...exclude],
      retry: 0,
      expect: { poll: { timeout: 10_000 } },
      fileParallelism: workers > 1,
      maxWorkers: workers,
      testTimeout: 15 * 60_000,
      hookTimeout: 5 * 60_000,
      sequence: { groupOrder: group },
    },
  };
}

/** Minutes, not seconds: `npm run test:long`. A browser story waits more than it computes, so two of them go side by side. */
export default defineConfig({
  test: {
    projects: [
      project("long", 1, ["test/long/**/*.test.ts", ...atLength], [...alone, ...schedules], 2),
      project("alone", 2, alone, [], 1),
      project("schedules", 3, schedules, [], 1),
    ],
  },
});
