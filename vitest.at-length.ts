/** Browser tests of the console that the eight minutes of `npm test` have no room for: `npm run test:long` runs them, `npm test -- FILE` one of them. */
export const atLength = [
  "test/e2e/console.test.ts",
  "test/e2e/console-banners.test.ts",
  "test/e2e/console-thread.test.ts",
  "test/e2e/handing-on.test.ts",
  "test/e2e/staffing.test.ts",
];
