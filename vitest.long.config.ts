import { defineConfig } from "vitest/config";
import { atLength } from "./vitest.at-length.ts";

/** Minutes, not seconds: `npm run test:long`. */
export default defineConfig({
  test: {
    name: "long",
    include: ["test/long/**/*.test.ts", ...atLength],
    retry: 0,
    expect: { poll: { timeout: 10_000 } },
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 15 * 60_000,
    hookTimeout: 5 * 60_000,
  },
});
