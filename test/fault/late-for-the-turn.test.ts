import type { CallbackWay } from "@presently/shared/protocol";
import { randomOf } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { historyOf } from "./judge/desk-history.ts";
import { judge } from "./judge/judge.ts";
import type { PlantedFaults } from "./schedule/server-process.ts";
import { shops } from "./schedule/template.ts";
import { createVisitor } from "./schedule/visitor.ts";
import { openWorld } from "./schedule/world.ts";

/** How long whoever is called has to come (R12), and a little more. */
const TO_COME_MS = 122_000;
/** How long a page is hidden until its visitor is not there (R12), and a little more. */
const SILENT_MS = 185_000;

/**
 * One agent with one chat at a time. The second in line asks to be called and goes; it would be their turn, they do not come in time, and come
 * then, with two still in line whom the first chats that end are given to. Who asks for more time leaves the page open, hidden. What the judge finds
 * broken.
 */
async function late(
  way: CallbackWay,
  { asks = 0, faults }: { readonly asks?: number; readonly faults?: PlantedFaults } = {},
): Promise<{ broken: string[]; turns: string[] }> {
  const world = openWorld(1, { visitors: 0, agents: 1 }, faults);
  try {
    const { clock, agents, observer, recorder } = world;
    await world.startServer();
    observer.open();
    const [agent] = agents;
    const [shop] = shops;
    if (agent === undefined || shop === undefined) throw new Error("there is an agent and a shop");
    agent.open();
    await clock.advanceAndSettle(1_000);
    agent.give({ type: "agent.setCapacity", capacity: 1 });
    agent.give({ type: "agent.setAvailability", availability: "online" });
    const visitors = ["first", "called", "next", "last", "end"].map((name, at) =>
      createVisitor(world, name, shop.key, randomOf(at + 1)),
    );
    world.visitors.push(...visitors);
    for (const visitor of visitors) {
      visitor.say(visitor.openTab());
      await clock.advanceAndSettle(1_000);
    }
    const servesNext = async () => {
      for (const { conversationId } of agent.held()) {
        agent.give({ type: "conversation.close", conversationId });
        agent.give({ type: "wrapUp.end", conversationId });
      }
      await clock.advanceAndSettle(1_000);
      agent.give({ type: "conversation.accept" });
      await clock.advanceAndSettle(1_000);
    };
    await servesNext();

    const called = visitors[1];
    const tab = called?.tabs[0];
    const conversationId = tab?.follow.picture().currentId;
    if (called === undefined || tab === undefined || conversationId == null)
      throw new Error("the second stands in line");
    called.askCallback(tab, conversationId, way);
    await clock.advanceAndSettle(1_000);
    if (asks === 0) called.closeAll();
    else tab.connection.visibility(false);
    await clock.advanceAndSettle(asks === 0 ? 3_000 : SILENT_MS);
    await servesNext();
    for (let ask = 0; ask < asks; ask += 1) {
      called.give(tab, { type: "turn.extend", conversationId });
      await clock.advanceAndSettle(1_000);
    }
    await clock.advanceAndSettle(TO_COME_MS * (1 + asks));
    called.openTab();
    await clock.advanceAndSettle(1_000);
    for (let chats = 0; chats < 3; chats += 1) await servesNext();
    recorder.happened({ type: "end" });
    const { history } = historyOf(recorder);
    return {
      broken: [...new Set(judge(recorder).map(({ guarantee }) => guarantee))],
      turns: (history?.events ?? []).flatMap(({ type }) =>
        /^(?:turn|mail)\./.test(type) ? [type] : [],
      ),
    };
  } finally {
    world.close();
  }
}

test("R11, R12, G5: who is called and comes too late stands one place back, and is served there", async () => {
  expect(await late("notice")).toEqual({ broken: [], turns: ["turn.called", "turn.passed"] });
});

test("R11, R12, G5: who is called by mail and comes too late stands one place back too", async () => {
  const turns = ["turn.called", "mail.sent", "turn.passed"];
  expect(await late("email")).toEqual({ broken: [], turns });
});

test("CB5, G5: who is called has more time twice, and not a third time", async () => {
  const turns = ["turn.called", "turn.extended", "turn.extended", "turn.passed"];
  expect(await late("notice", { asks: 3 })).toEqual({ broken: [], turns });
});

test.each(["back two places", "dropped"] as const)(
  "with the planted fault '%s' the judge finds G5 broken",
  async (turnPassed) => {
    expect((await late("notice", { faults: { desk: { turnPassed } } })).broken).toContain("G5");
  },
);
