import { afterAll, beforeAll, test } from "vitest";
import { chromiumSeat } from "./chromium-seat.ts";
import { everyPage } from "./every-page.ts";
import { type HostileStage, openHostileStage } from "./hostile-stage.ts";
import { judge } from "./judge.ts";

/** The dozen that cover the most; `every-page.test.ts` has them all. */
const quickPages = everyPage.filter(({ isQuick }) => isQuick);

let stage: HostileStage;

beforeAll(async () => {
  stage = await openHostileStage(quickPages, chromiumSeat);
});
afterAll(() => stage?.close());

test.each(quickPages)("R37, R40: $name: $why", (page) => judge(stage, page));
