/**
 * What `npm run test:long` runs in place of `npm test`; `npm test -- FILE` runs one of them. The browser tests of the console do not fit its eight
 * minutes, nor do the line of three visitors, whose places, ranges and order are judged without a browser and in shorter stories as well, and
 * the second of the two stories of a left message. What measures the cost of a look at the waits needs a machine that does nothing beside it,
 * since its caches count.
 */
export const atLength = [
  "test/bench/wait/cost.test.ts",
  "test/e2e/address-form.test.ts",
  "test/e2e/console.test.ts",
  "test/e2e/console-banners.test.ts",
  "test/e2e/console-thread.test.ts",
  "test/e2e/handing-on.test.ts",
  "test/e2e/hostile/every-page.test.ts",
  "test/e2e/hostile/every-page-firefox.test.ts",
  "test/e2e/hostile/judge.test.ts",
  "test/e2e/queue.test.ts",
  "test/e2e/push.test.ts",
  "test/e2e/staffing.test.ts",
];
