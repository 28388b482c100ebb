import { expect, test } from "vitest";
import { all, type Script } from "../store/script.ts";
import { latestScored } from "../store/statements/announcements.ts";
import { readHeldOfLine } from "../views/told-waits.ts";
import { readFactsAfter } from "../views/wait-history.ts";
import { brokenRules } from "./invariants.ts";
import { LINE, refusalOf, testDesk, type TestDesk } from "./testing.ts";

/** The facts that count as a test's, by kind. */
function testFacts(desk: TestDesk): (string | undefined)[] {
  const facts = desk.store.runner.now(readFactsAfter(1, 0));
  return facts.filter(({ isTest }) => isTest === true).map(({ fact }) => fact?.kind);
}

function visitorOnTestPage(desk: TestDesk, name: string): void {
  desk.visitors.set(name, { ...desk.visitor(name), isTest: true });
}

test("TC2: what begins on a page for tests is one, in the team's eyes alone, and stands in line like any other", () => {
  const desk = testDesk();
  visitorOnTestPage(desk, "tess");
  const tested = desk.writes("tess");
  const real = desk.writes("vera");
  const mark = desk.events.find(({ type }) => type === "conversation.marked");
  expect(mark).toMatchObject({ publicSeq: null, data: { conversationId: tested, isTest: true } });
  expect(mark?.actor).toBe(desk.visitors.get("tess")?.id);
  expect(desk.count("conversation.marked")).toBe(1);
  expect(testFacts(desk)).toEqual(["queued"]);
  desk.online("ana");
  const accepted = desk.asAgent("ana", { type: "conversation.accept" });
  expect([accepted.conversationId, desk.stateOf("vera")]).not.toContain(real);
  expect(accepted.conversationId).toBe(tested);
  expect(testFacts(desk)).toEqual(["queued", "accepted"]);
});

test("TC2: a conversation that was begun elsewhere is no test because its visitor now writes from a page for tests", () => {
  const desk = testDesk();
  desk.writes("vera");
  desk.visitors.set("vera", { ...desk.visitors.get("vera")!, isTest: true });
  desk.writes("vera");
  expect(desk.count("conversation.marked")).toBe(0);
});

test("TC3: a supervisor marks an open or closed conversation and takes the mark back; each is an event with who did it, and counts for what was before", () => {
  const desk = testDesk();
  const sue = desk.agent("sue", { role: "supervisor", line: null });
  desk.online("ana");
  const conversationId = desk.writes("vera");
  desk.asAgent("ana", { type: "conversation.accept" });
  const mark = (by: string, isTest: boolean) =>
    refusalOf(() => desk.asAgent(by, { type: "conversation.markTest", conversationId, isTest }));
  expect(mark("ana", true)).toBe("not-allowed");
  expect(mark("sue", true)).toBeUndefined();
  expect(mark("sue", true)).toBeUndefined();
  expect(testFacts(desk)).toEqual(["queued", "accepted"]);
  desk.asAgent("ana", { type: "conversation.close", conversationId });
  desk.advance(61_000);
  expect(testFacts(desk)).toEqual(["queued", "accepted", "ended"]);
  expect(mark("sue", false)).toBeUndefined();
  expect(testFacts(desk)).toEqual([]);
  const marks = desk.events.filter(({ type }) => type === "conversation.marked");
  expect(marks.map(({ actor, data }) => [actor, data["isTest"]])).toEqual([
    [sue.id, true],
    [sue.id, false],
  ]);
});

test("TC1: what was announced in a test is out of the score and the calibration, at once when it is marked, and in them again when the mark goes", () => {
  const desk = testDesk();
  desk.agent("sue", { role: "supervisor", line: null });
  visitorOnTestPage(desk, "tess");
  const tested = desk.writes("tess");
  const real = desk.writes("vera");
  const range = { lowMs: 1, expectedMs: 2, highMs: 3 };
  const told = { place: 1, range, refusal: null, reason: null, basis: "measured" } as const;
  const waits = desk
    .rows("select id from conversations")
    .map(({ id }) => ({ conversation: Number(id), ...told, isFree: false, sketch: [1, 2, 3] }));
  desk.system({ type: "wait.announce", waits });
  desk.online("ana");
  desk.asAgent("ana", { type: "conversation.accept" });
  desk.asAgent("ana", { type: "conversation.accept" });
  // One that was told while it was a test, one that was marked later.
  const areAlike = () => expect(brokenRules(desk, new Set())).toEqual([]);
  areAlike();
  const counted = () => [
    desk.store.runner.now(all(latestScored, { desk: 1, line: LINE })).length,
    desk.store.runner.now(readHeldOfLine(1, LINE)).held.length,
  ];
  expect(counted()).toEqual([1, 1]);
  desk.asAgent("sue", { type: "conversation.markTest", conversationId: real, isTest: true });
  areAlike();
  expect(counted()).toEqual([0, 0]);
  for (const conversationId of [real, tested])
    desk.asAgent("sue", { type: "conversation.markTest", conversationId, isTest: false });
  areAlike();
  expect(counted()).toEqual([2, 2]);
});

test("R23, TC4: between an old conversation and a new one no test is read that the facts do not speak of", () => {
  const desk = testDesk();
  desk.writes("vera");
  for (const name of ["tess", "ted", "tom", "tim", "tara"]) {
    visitorOnTestPage(desk, name);
    desk.writes(name);
  }
  const [first, ...others] = desk.rows("select deskSeq from waitFacts order by deskSeq");
  const last = others.at(-1);
  desk.store.db
    .prepare("delete from waitFacts where deskSeq not in (?, ?)")
    .run(first?.["deskSeq"], last?.["deskSeq"]);
  let rows = 0;
  function* counted<T>(script: Script<T>): Script<T> {
    let next = script.next();
    while (next.done !== true) {
      const result = yield next.value;
      rows += Array.isArray(result) ? result.length : 1;
      next = script.next(result);
    }
    return next.value;
  }
  const facts = desk.store.runner.now(counted(readFactsAfter(1, 0)));
  expect(facts.map(({ isTest }) => isTest)).toEqual([false, true]);
  expect(rows - facts.length).toBeLessThanOrEqual(2);
});
