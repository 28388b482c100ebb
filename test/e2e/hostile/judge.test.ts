import { afterAll, beforeAll, expect, test } from "vitest";
import { chromiumSeat } from "./chromium-seat.ts";
import { faults } from "./faults.ts";
import { type HostileStage, openHostileStage } from "./hostile-stage.ts";
import { judge } from "./judge.ts";
import { knowing } from "./patience.ts";
import { isVerdict } from "./verdicts.ts";

let stage: HostileStage;

beforeAll(async () => {
  stage = await openHostileStage(faults, chromiumSeat);
});
afterAll(() => stage?.close());

test.each(faults)("R37, R40: the judge sees that $why", async ({ verdict, ...page }) => {
  await expect(knowing(verdict, () => judge(stage, page))).rejects.toSatisfy(
    (error: Error) => isVerdict(verdict, error),
    verdict,
  );
});
