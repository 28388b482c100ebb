import { expect, test } from "vitest";
import { readCard } from "../views/thread.ts";
import { OTHER_SITE, refusalOf, testDesk } from "./testing.ts";

test("RE2, M26: how a visitor wishes to be addressed is kept with them, cleaned, for every later conversation; empty takes it away", () => {
  const desk = testDesk();
  desk.agent("ben");
  desk.online("ana");
  const conversationId = desk.writes("vera");
  const set = (text: string, as = "ben") =>
    desk.asAgent(as, { type: "visitor.setAddressing", conversationId, text });
  const kept = () => {
    const { id, visitor } = desk.row("select id, visitor from conversations") as {
      id: number;
      visitor: number;
    }; // the conversation's own columns
    const asked = { id, visitor, reader: 1, nowMs: desk.clock.nowMs() };
    return desk.store.runner.now(readCard(1, asked)).addressing;
  };
  expect(kept()).toBeNull();
  const before = desk.events.length;
  set("  Ms\u200b Lind,\nformally ");
  expect(kept()).toBe("Ms Lind, formally");
  set("du");
  expect(kept()).toBe("du");
  set(" \u202e ");
  expect(kept()).toBeNull();
  // Nothing of it is in the stream, which the visitor reads as well.
  expect(desk.events.length).toBe(before);
});

test("RE2, RI6: who may not read the conversation writes nothing on its visitor's card", () => {
  const desk = testDesk();
  desk.agent("eve", { site: OTHER_SITE, line: null });
  desk.online("ana");
  const conversationId = desk.writes("vera");
  expect(
    refusalOf(() =>
      desk.asAgent("eve", { type: "visitor.setAddressing", conversationId, text: "du" }),
    ),
  ).toBe("not-found");
});
