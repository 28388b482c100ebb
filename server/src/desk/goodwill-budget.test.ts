import { expect, test } from "vitest";
import { BUDGET_SPAN_MS } from "../domain/goodwill.ts";
import { readCard } from "../views/thread.ts";
import { refusalOf, SITE, testDesk } from "./testing.ts";

const siteId = `ste_${String(SITE).padStart(21, "0")}` as const;

/** Ana, who holds Vera's chat and may give so many codes; the list has these. */
function withBudget({ codes = 2, list = ["A-1", "A-2", "A-3"], isOn = false } = {}) {
  const desk = testDesk();
  desk.agent("boss", { role: "owner", line: null });
  const ana = desk.agent("ana", { capacity: 5 });
  desk.online("ana");
  desk.asAgent("boss", {
    type: "goodwill.set",
    siteId,
    isOn,
    limitMinutes: 60,
    days: 30,
    mostPerDay: 1,
    audience: "everyone",
    words: "",
    fixedCode: null,
  });
  if (list.length > 0) desk.asAgent("boss", { type: "goodwill.addCodes", siteId, codes: list });
  const budget = (amount: number) =>
    desk.asAgent("boss", { type: "goodwill.setBudget", agentId: ana.id, codes: amount });
  if (codes > 0) budget(codes);
  const held = (visitor: string) => {
    const conversationId = desk.writes(visitor);
    desk.asAgent("ana", { type: "conversation.accept", conversationId });
    return conversationId;
  };
  const give = (conversationId: ReturnType<typeof held>, words = "Sorry for the broken lamp.") =>
    desk.asAgent("ana", { type: "goodwill.give", conversationId, words });
  const leftFor = (conversationId: ReturnType<typeof held>) => {
    const row = desk.row(
      "select id, visitor from conversations where publicId = ?",
      conversationId,
    );
    return desk.store.runner.now(
      readCard(1, {
        id: Number(row["id"]),
        visitor: Number(row["visitor"]),
        reader: ana.agent,
        nowMs: desk.clock.nowMs(),
      }),
    ).goodwillLeft;
  };
  return { desk, ana, budget, held, give, leftFor };
}

test("M20, GB1, GB2: an agent gives a code of the owner's with words of their own, once for a conversation, until the budget is used up", () => {
  const { desk, ana, held, give, leftFor } = withBudget();
  const vera = held("vera");
  expect(leftFor(vera)).toBe(2);
  give(vera);
  expect(desk.events.at(-1)).toMatchObject({
    type: "goodwill.given",
    actor: ana.id,
    text: JSON.stringify({ words: "Sorry for the broken lamp.", code: "A-1" }),
  });
  expect(leftFor(vera)).toBe(0);
  expect(refusalOf(() => give(vera))).toBe("goodwill.spent");
  give(held("mia"));
  const rada = held("rada");
  expect(leftFor(rada)).toBe(0);
  expect(refusalOf(() => give(rada))).toBe("goodwill.spent");
  desk.clock.advance(BUDGET_SPAN_MS);
  give(rada);
});

test("GB1: without a budget there is none to give, and a smaller one takes nothing back", () => {
  const { desk, budget, held, give } = withBudget({ codes: 0 });
  const vera = held("vera");
  expect(refusalOf(() => give(vera))).toBe("goodwill.spent");
  budget(1);
  give(vera);
  budget(0);
  expect(desk.rows("select * from goodwillGifts")).toHaveLength(1);
});

test("GB2: what agents give is not counted against the ceiling of the owner's rule, nor given to a test or by who does not hold the chat", () => {
  const { desk, held, give } = withBudget({ isOn: true });
  give(held("vera"));
  desk.asAgent("ana", { type: "agent.setAvailability", availability: "away" });
  desk.writes("zoe");
  desk.advance(60 * 60_000);
  const { text, actor } = desk.events.findLast(({ type }) => type === "goodwill.given") ?? {};
  expect([actor, text]).toEqual(["system", JSON.stringify({ words: "", code: "A-2" })]);
  desk.online("ana");
  desk.asAgent("ana", { type: "conversation.accept" });
  const mia = held("mia");
  expect(
    refusalOf(() =>
      desk.asAgent("boss", { type: "goodwill.give", conversationId: mia, words: "Sorry" }),
    ),
  ).toBe("conversation.not-yours");
  desk.asAgent("boss", { type: "conversation.markTest", conversationId: mia, isTest: true });
  expect(refusalOf(() => give(mia))).toBe("goodwill.spent");
  expect(refusalOf(() => give(held("rada"), " "))).toBe("message.empty");
});

test("GB3: an empty list gives nothing, says so, and costs nothing of the budget", () => {
  const { desk, held, give, leftFor } = withBudget({ list: [] });
  const vera = held("vera");
  expect(refusalOf(() => give(vera))).toBe("goodwill.none-left");
  expect(leftFor(vera)).toBe(2);
  desk.asAgent("boss", { type: "goodwill.addCodes", siteId, codes: ["B-1"] });
  give(vera);
});
