import { expect, test } from "vitest";
import { firstFound } from "./judged.ts";

/** Schedules in which a planted fault must show itself at the latest. */
const WITHIN = 60;

const planted = [
  ["acknowledge before commit", "G1", { flush: "acknowledge before commit" }],
  ["publish before commit", "G2", { flush: "publish before commit" }],
  ["no command ids", "G3", { desk: { ignoreCommandIds: true } }],
  ["capacity read outside the transaction", "G6", { desk: { capacityReadBefore: new Map() } }],
  ["resume by time", "G2", { realtime: "resume by time" }],
] as const;

test.each(planted)(
  "with the planted fault '%s' the judge finds %s broken",
  { timeout: 120_000 },
  async (_, guarantee, faults) => {
    expect(await firstFound(guarantee, faults, WITHIN)).toMatchObject({
      violation: { guarantee },
    });
  },
);
