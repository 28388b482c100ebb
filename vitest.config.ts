import { defineConfig } from "vitest/config";

/**
 * `group` orders the projects: those of one group run at the same time. Whatever kills servers or
 * drives a browser has the machine to itself, one file after the other. Nothing is ever retried.
 */
function project(name: string, group: number, include: string[], isSerial = false) {
  return {
    test: {
      name,
      include,
      exclude: [
        "**/node_modules/**",
        "**/dist/**",
        ...(name === "fault" ? ["**/*.kill.test.ts"] : []),
      ],
      environment: "node" as const,
      retry: 0,
      sequence: { groupOrder: group },
      ...(isSerial
        ? { fileParallelism: false, maxWorkers: 1, testTimeout: 60_000, hookTimeout: 60_000 }
        : {}),
    },
  };
}

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    projects: [
      project("unit", 0, [
        "{shared,server,widget}/{src,bin,console/src,wrappers}/**/*.test.{ts,tsx}",
      ]),
      project("contract", 0, ["test/contract/**/*.test.ts"]),
      project("fault", 1, ["test/fault/**/*.test.ts"]),
      project("kill", 2, ["test/fault/**/*.kill.test.ts"], true),
      project("e2e", 3, ["test/e2e/**/*.test.ts"], true),
    ],
  },
});
