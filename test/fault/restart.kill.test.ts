import { afterEach, expect, test } from "vitest";
import { liveVisitor } from "../live/live-visitor.ts";
import { createProduct, setUp, until, type Product } from "../live/product.ts";

const ORIGIN = "http://shop.test";
const VISITORS = 100;
/** A drain takes at most this long (R22). */
const LEAVES_WITHIN_MS = 10_000;
/** The longest a client is asked to stay away, and the time it then needs to be back. */
const BACK_WITHIN_MS = 5_000 + 3_000;

const undo: (() => unknown)[] = [];

afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

test(`G12, R22: a restart under ${VISITORS} visitors loses no message, and they come back spread out and once`, async () => {
  const product = await createProduct({
    PRESENTLY_MAX_SOCKETS_PER_IP: "1000",
    PRESENTLY_NEW_VISITORS_PER_IP: "1000",
    PRESENTLY_SITE_CONVERSATIONS_PER_MINUTE: "1000",
  });
  undo.push(() => product.dispose());
  const { siteKey } = await setUp(product, ORIGIN);
  await product.start();
  const visitors = Array.from({ length: VISITORS }, () =>
    liveVisitor(product.url, ORIGIN, siteKey),
  );
  undo.push(() => visitors.forEach((visitor) => visitor.close()));
  visitors.forEach((visitor, number) => void visitor.say(`before, ${number}`));
  await until("all have been heard", () => visitors.every((visitor) => visitor.isQuiet()));

  const startedMs = performance.now();
  const leaving = product.stop();
  visitors.forEach((visitor, number) => void visitor.say(`meanwhile, ${number}`));
  expect(await leaving).toBe(0);
  expect(performance.now() - startedMs).toBeLessThan(LEAVES_WITHIN_MS);
  await product.start();
  const upAgainMs = performance.now();
  await until("all are back", () => visitors.every((visitor) => visitor.isQuiet()));
  expect(performance.now() - upAgainMs).toBeLessThan(BACK_WITHIN_MS);

  visitors.forEach((visitor, number) => {
    expect(visitor.shown().map(({ text }) => text)).toEqual([
      `before, ${number}`,
      `meanwhile, ${number}`,
    ]);
    expect(visitor.connections()).toBe(2);
  });
  const asked = visitors.flatMap((visitor) => visitor.askedToReturnAfterMs());
  expect(asked).toHaveLength(VISITORS);
  expect(Math.min(...asked)).toBeGreaterThanOrEqual(500);
  expect(Math.max(...asked)).toBeLessThanOrEqual(5_000);
  expect(busiestSecond(asked)).toBeLessThan(VISITORS / 2);
});

test("R51: an error that nobody caught is logged, clients are told, and the process ends with an error", async () => {
  const trap = `process.on("SIGCONT", () => void Promise.reject(new Error("planted")))`;
  const product: Product = await createProduct({
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(trap)}`,
  });
  undo.push(() => product.dispose());
  await product.start();
  if (product.pid === undefined) throw new Error("the server is not running");
  process.kill(product.pid, "SIGCONT");
  await until("the process has ended", () => product.exitCode() !== undefined);
  expect(product.exitCode()).not.toBe(0);
  expect(product.output()).toContain("planted");
  expect(product.output()).toContain('"msg":"left"');
});

/** The most returns that were asked for within one second. */
function busiestSecond(spans: readonly number[]): number {
  return Math.max(
    ...spans.map((start) => spans.filter((span) => span >= start && span < start + 1_000).length),
  );
}
