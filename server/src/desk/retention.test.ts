import { KeepDays, type SiteId } from "@presently/shared/protocol";
import { beforeEach, expect, test } from "vitest";
import { eraseStep } from "../privacy/erase-step.ts";
import { countOlder, eraseSomeOld } from "./retention.ts";
import { OTHER_SITE, SITE, testDesk, type TestDesk } from "./testing.ts";
import { bySystem } from "./work.ts";

const DAY_MS = 24 * 3_600_000;
const siteNamed = (site: number): SiteId => `ste_${String(site).padStart(21, "0")}`;

let desk: TestDesk;
beforeEach(() => {
  desk = testDesk();
  desk.agent("boss", { role: "owner", capacity: 20 });
  desk.online("boss");
});

function keeps(days: number): void {
  desk.asAgent("boss", { type: "site.setKeepDays", siteId: siteNamed(SITE), keepDays: days });
}

/** A chat of a visitor's that has ended. */
function ended(visitor: string, text = `Words of ${visitor}`) {
  const conversationId = desk.writes(visitor, text);
  desk.asAgent("boss", { type: "conversation.accept" });
  desk.asAgent("boss", { type: "conversation.close", conversationId });
  return conversationId;
}

/** As the keeper does once an hour: all that is kept long enough by now, and what is to be erased behind it. */
function sweep(): void {
  const told = new Set<number>();
  while (desk.commit(bySystem(desk.context, (work) => eraseSomeOld(work, told))));
  for (;;) {
    const { isOver, isLogLeft } = desk.commit(() => eraseStep(1));
    if (isOver || isLogLeft) break;
  }
}

const erased = () =>
  desk
    .rows(`select "publicId" from "conversations" where "erasedAtMs" is not null order by "id"`)
    .map(({ publicId }) => publicId);
const texts = () =>
  desk.rows(`select "text" from "events" where "type" = 'message.posted'`).map(({ text }) => text);
const audited = () =>
  desk
    .rows(`select "subject", "detail" from "audit" where "action" = 'visitor.erasedByAge'`)
    .map(({ subject, detail }) => [subject, JSON.parse(String(detail)) as unknown]);

test("KD1, KD2, R45: a conversation is erased so many days after it ended, not before, with its visitor; for ever where no days are set", () => {
  const conversationId = ended("vera");
  desk.advance(400 * DAY_MS);
  sweep();
  expect(erased()).toEqual([]);

  const later = ended("tom");
  keeps(30);
  expect(erased()).toEqual([]);
  sweep();
  expect(erased()).toEqual([conversationId]);
  expect(texts()).toEqual([null, "Words of tom"]);
  desk.advance(30 * DAY_MS - 1);
  sweep();
  expect(erased()).toEqual([conversationId]);
  desk.advance(2);
  sweep();
  expect(erased()).toEqual([conversationId, later]);
  expect(texts()).toEqual([null, null]);
  expect(desk.rows("select 1 from people")).toEqual([]);
});

test("KD2: nothing that is still open, promised or complained of goes by its age, nor what another site keeps", () => {
  keeps(7);
  const promised = ended("vera");
  const dueAtMs = desk.clock.nowMs() + 20 * DAY_MS;
  desk.asAgent("boss", {
    type: "promise.make",
    conversationId: promised,
    kind: "followUp",
    dueAtMs,
  });
  const complained = ended("tom");
  desk.asAgent("boss", { type: "complaint.raise", conversationId: complained, text: "" });
  desk.writes("ida");
  desk.asAgent("boss", { type: "conversation.accept" });
  desk.visitor("lea", OTHER_SITE);
  desk.writes("lea");
  desk.store.db
    .prepare("update conversations set state = 'closed', closedAtMs = 1 where site = ?")
    .run(OTHER_SITE);
  desk.advance(10 * DAY_MS);
  sweep();
  expect(erased()).toEqual([]);

  desk.asAgent("boss", { type: "complaint.end", conversationId: complained, text: "Paid back." });
  sweep();
  expect(erased()).toEqual([complained]);
  desk.asAgent("boss", { type: "promise.keep", conversationId: promised, kind: "followUp" });
  sweep();
  expect(erased()).toEqual([promised, complained]);
});

test("KD2: a visitor's card stays as long as a conversation of theirs does", () => {
  keeps(30);
  const first = ended("vera");
  desk.asVisitor("vera", { type: "visitor.describe", name: "Vera Lind" });
  desk.advance(20 * DAY_MS);
  const second = desk.writes("vera", "Once more");
  desk.asAgent("boss", { type: "conversation.accept" });
  desk.asAgent("boss", { type: "conversation.close", conversationId: second });
  desk.advance(11 * DAY_MS);
  sweep();
  expect(erased()).toEqual([first]);
  expect(desk.rows("select name from people")).toEqual([{ name: "Vera Lind" }]);
  desk.advance(20 * DAY_MS);
  sweep();
  expect(erased()).toEqual([first, second]);
  expect(desk.rows("select name from people")).toEqual([]);
});

test("KD2, R46: a few go at a time, and the audit log tells once how many there are", () => {
  for (let n = 0; n < 7; n += 1) ended(`visitor ${n}`);
  keeps(7);
  desk.advance(8 * DAY_MS);
  const count = () =>
    desk.store.runner.now(countOlder({ desk: 1, nowMs: desk.clock.nowMs() }, SITE, 7));
  expect(count()).toBe(7);
  const told = new Set<number>();
  desk.commit(bySystem(desk.context, (work) => eraseSomeOld(work, told)));
  expect(erased()).toHaveLength(5);
  desk.commit(bySystem(desk.context, (work) => eraseSomeOld(work, told)));
  expect(erased()).toHaveLength(7);
  expect(count()).toBe(0);
  expect(audited()).toEqual([[siteNamed(SITE), { keepDays: 7, conversations: 7 }]]);
});

test("KD1: fewer days than a week, parts of days and more than ten years are no time to keep", () => {
  for (const days of [0, 7, 365, 3_650]) expect(KeepDays.safeParse(days).success).toBe(true);
  for (const days of [-1, 1, 6, 30.5, 3_651, Number.NaN])
    expect(KeepDays.safeParse(days).success, String(days)).toBe(false);
});
