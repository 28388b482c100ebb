import { afterAll, beforeAll, test } from "vitest";
import { everyPage } from "./every-page.ts";
import { firefoxSeat } from "./firefox-seat.ts";
import { type HostileStage, openHostileStage } from "./hostile-stage.ts";
import { judge } from "./judge.ts";

let stage: HostileStage;

beforeAll(async () => {
  stage = await openHostileStage(everyPage, firefoxSeat);
});
afterAll(() => stage?.close());

test.each(everyPage)("R37, R40, in Firefox: $name: $why", (page) => judge(stage, page));
