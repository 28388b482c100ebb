import { afterAll, beforeAll, test } from "vitest";
import { chromiumSeat } from "./chromium-seat.ts";
import { everyPage } from "./every-page.ts";
import { type HostileStage, openHostileStage } from "./hostile-stage.ts";
import { judge } from "./judge.ts";

let stage: HostileStage;

beforeAll(async () => {
  stage = await openHostileStage(everyPage, chromiumSeat);
});
afterAll(() => stage?.close());

test.each(everyPage)("R37, R40: $name: $why", (page) => judge(stage, page));
