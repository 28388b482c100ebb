import { expect, test } from "vitest";
import { afterTry, FAILING_FOR_MS, RETRY_AFTER_MS } from "./outcome.ts";

const on = { state: "on", failingSinceMs: null } as const;

test("WH6: it is sent again twelve times, and then given up", () => {
  expect(RETRY_AFTER_MS).toHaveLength(12);
  RETRY_AFTER_MS.forEach((pauseMs, tries) => {
    expect(afterTry({ tries }, on, 500, 1000, 0).delivery.dueAtMs).toBe(1000 + pauseMs);
  });
  const last = afterTry({ tries: 12 }, on, "TIMEOUT", 1000, 0);
  expect(last.delivery).toEqual({ tries: 13, dueAtMs: null, isDelivered: 0, outcome: "TIMEOUT" });
  expect(last.hasFailed).toBe(false);
});

test("WH6: three days without a success switch it off, and not a moment less; one success begins them anew", () => {
  const failing = { state: "on", failingSinceMs: 1000 } as const;
  const at = (nowMs: number) => afterTry({ tries: 0 }, failing, 500, nowMs, 0);
  expect(at(1000 + FAILING_FOR_MS - 1).webhook.state).toBe("on");
  expect(at(1000 + FAILING_FOR_MS)).toMatchObject({
    webhook: { state: "failed" },
    hasFailed: true,
  });
  expect(afterTry({ tries: 0 }, failing, 204, 2000, 0).webhook.failingSinceMs).toBeNull();
});

test("WH5, WH6: only 200 to 299 is taken; 410 switches it off at once, unless its owner has", () => {
  for (const [outcome, isDelivered] of [
    [199, 0],
    [200, 1],
    [299, 1],
    [302, 0],
    [404, 0],
  ] as const)
    expect(afterTry({ tries: 0 }, on, outcome, 0, 0).delivery.isDelivered).toBe(isDelivered);
  expect(afterTry({ tries: 0 }, on, 410, 0, 0).webhook.state).toBe("failed");
  const off = { ...on, state: "off" } as const;
  expect(afterTry({ tries: 0 }, off, 410, 0, 0)).toMatchObject({
    hasFailed: false,
    webhook: { state: "off" },
  });
});
