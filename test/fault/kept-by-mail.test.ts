import { randomOf } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { historyOf } from "./judge/desk-history.ts";
import { judge } from "./judge/judge.ts";
import { shops } from "./schedule/template.ts";
import { createVisitor } from "./schedule/visitor.ts";
import { openWorld } from "./schedule/world.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

test("R12, CB2, D2, G5: who left an address keeps the place for twelve hours, with the server down for most of them", async () => {
  const world = openWorld(1, { visitors: 0, agents: 0 });
  try {
    const { clock, observer, recorder } = world;
    const [shop] = shops;
    if (shop === undefined) throw new Error("there is a shop");
    const left = () =>
      historyOf(recorder).history?.events.flatMap((event) =>
        event.type === "conversation.messageLeft" ? [event.reason] : [],
      );
    await world.startServer();
    observer.open();
    const visitor = createVisitor(world, "away", shop.key, randomOf(1));
    const tab = visitor.openTab();
    visitor.say(tab);
    await clock.advanceAndSettle(1_000);
    const conversationId = tab.follow.picture().currentId;
    if (conversationId === null) throw new Error("the visitor stands in line");
    visitor.askCallback(tab, conversationId, "email");
    await clock.advanceAndSettle(1_000);
    visitor.closeAll();
    await clock.advanceAndSettle(11 * MINUTE_MS);
    expect(left()).toEqual([]);
    world.crash();
    await clock.advanceAndSettle(12 * HOUR_MS - 12 * MINUTE_MS);
    await world.startServer();
    await observer.signIn();
    await clock.advanceAndSettle(30_000);
    expect(left()).toEqual([]);
    await clock.advanceAndSettle(MINUTE_MS);
    recorder.happened({ type: "end" });
    expect(left()).toEqual(["absent"]);
    expect(judge(recorder)).toEqual([]);
  } finally {
    world.close();
  }
});
