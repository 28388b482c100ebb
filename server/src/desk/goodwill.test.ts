import type { GoodwillRules } from "@presently/shared/protocol";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readTopics } from "../domain/site-settings.ts";
import { OTHER_SITE, refusalOf, SITE, type TestDesk, testDesk } from "./testing.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const siteIdOf = (site: number) => `ste_${String(site).padStart(21, "0")}` as const;

let desk: TestDesk;
beforeEach(() => {
  desk = testDesk({}, { canMail: true });
  desk.agent("boss", { role: "owner", line: null });
});
afterEach(() => desk.close());

const rules: GoodwillRules = {
  isOn: true,
  limitMinutes: 10,
  days: 30,
  mostPerDay: 100,
  audience: "everyone",
  words: "Thank you.",
  fixedCode: null,
};
const ownerSets = (changes: Partial<GoodwillRules> = {}, site = SITE) =>
  desk.asAgent("boss", { type: "goodwill.set", siteId: siteIdOf(site), ...rules, ...changes });
const ownerAdds = (codes: string[], site = SITE) =>
  desk.asAgent("boss", { type: "goodwill.addCodes", siteId: siteIdOf(site), codes });
/** Everything that was given, in order: to whom, and which code. */
const given = () =>
  desk.events
    .filter(({ type }) => type === "goodwill.given")
    .map(({ conversation, text }) => {
      const { visitor } = desk.row("select visitor from conversations where id = ?", conversation);
      const name = [...desk.visitors].find(([, each]) => each.visitor === visitor)?.[0];
      return [name, (JSON.parse(text ?? "{}") as { code: string }).code];
    });
const pool = () =>
  desk
    .rows("select code from goodwillCodes where code is not null order by id")
    .map(({ code }) => code);
const told = () =>
  desk.events
    .filter(({ type }) => type === "goodwill.poolChanged")
    .map(({ data }) => data["isEmpty"]);
/** Leaves the line and comes to stand in it anew. */
function comesAgain(name: string): void {
  const { publicId } = desk.row(
    "select publicId from conversations where visitor = ? order by id desc",
    desk.visitors.get(name)?.visitor,
  );
  const conversationId = `cnv_${String(publicId).slice(4)}` as const;
  desk.asVisitor(name, { type: "conversation.close", conversationId });
  desk.advance(DAY + 1);
  desk.writes(name);
}

describe("goodwill is given", () => {
  test("GW1: when the wait passes the limit, once, as what was typed and by nobody's hand", () => {
    ownerSets();
    ownerAdds(["A-1", "A-2"]);
    desk.writes("ana");
    desk.advance(10 * MINUTE - 1);
    expect(given()).toEqual([]);
    desk.advance(1);
    expect(given()).toEqual([["ana", "A-1"]]);
    const event = desk.events.at(-1);
    expect(event).toMatchObject({ type: "goodwill.given", actor: "system", publicSeq: 4 });
    expect(JSON.parse(event?.text ?? "")).toEqual({ words: "Thank you.", code: "A-1" });
    expect(JSON.stringify(event?.data)).not.toContain("A-1");
    desk.advance(60 * MINUTE);
    expect(given()).toHaveLength(1);
  });

  test.for(["as it was set", "set anew since"])(
    "GW1, TO2: who says what it is about has waited since they came, by a rule %s",
    (rule) => {
      ownerSets();
      ownerAdds(["A-1"]);
      const { publicId } = desk.row("select publicId from departments order by id");
      const departmentId = `dep_${String(publicId).slice(4)}` as const;
      const topics = [{ words: { usual: "Lamps" }, departmentId, isFirst: false }];
      desk.asAgent("boss", { type: "site.setTopics", siteId: siteIdOf(SITE), topics });
      const { settings } = desk.row("select settings from sites where id = ?", SITE);
      const [topic] = readTopics(String(settings));
      const conversationId = desk.writes("ana");
      desk.advance(6 * MINUTE);
      const topicId = topic?.topicId ?? "tpc_none";
      desk.asVisitor("ana", { type: "topic.choose", conversationId, topicId });
      if (rule === "set anew since") ownerSets();
      desk.advance(4 * MINUTE - 1);
      expect(given()).toEqual([]);
      desk.advance(1);
      expect(given()).toEqual([["ana", "A-1"]]);
    },
  );

  test("GW1: to nobody who was served before, and to nobody while it is off", () => {
    ownerSets();
    ownerAdds(["A-1"]);
    desk.writes("ana");
    desk.agent("agent", { capacity: 1 });
    desk.online("agent");
    desk.asAgent("agent", { type: "conversation.accept" });
    desk.advance(60 * MINUTE);
    ownerSets({ isOn: false });
    desk.writes("ben");
    desk.advance(60 * MINUTE);
    expect(given()).toEqual([]);
  });

  test("GW1: time in an agent's hands, or away until the place was given up, was no wait", () => {
    ownerSets({ fixedCode: "SORRY" });
    const { agent } = desk.agent("agent", { capacity: 1 });
    desk.online("agent");
    desk.writes("ana");
    desk.asAgent("agent", { type: "conversation.accept" });
    desk.advance(60 * MINUTE);
    desk.system({ type: "agent.silent", agent, lastHeardAtMs: desk.clock.nowMs() });
    desk.system({ type: "agent.lost", agent });
    desk.writes("ben");
    desk.presence("ben", "absent");
    desk.advance(9 * MINUTE);
    expect(given()).toEqual([]);
    desk.advance(2 * MINUTE);
    expect(given()).toEqual([["ana", "SORRY"]]);
    desk.presence("ben", "present");
    ownerSets({ fixedCode: "SORRY" });
    desk.advance(10 * MINUTE - 1);
    expect([desk.stateOf("ben"), given().length]).toEqual(["queued", 1]);
    desk.advance(1);
    expect(given().at(-1)).toEqual(["ben", "SORRY"]);
  });

  test("GW1: by default's word only to who is identified, which nobody is", () => {
    ownerSets({ audience: "identified" });
    ownerAdds(["A-1"]);
    desk.writes("ana");
    desk.advance(60 * MINUTE);
    expect(given()).toEqual([]);
    desk.store.db.exec("update visitors set verifiedSub = 'sub-1'");
    ownerSets({ audience: "identified" });
    desk.advance(0);
    expect(given()).toEqual([["ana", "A-1"]]);
  });

  test("GW2, TC1: to no test, which leaves code and ceiling to who comes after it", () => {
    ownerSets({ mostPerDay: 1 });
    ownerAdds(["A-1"]);
    desk.visitors.set("tess", { ...desk.visitor("tess"), isTest: true });
    desk.writes("tess");
    desk.advance(10 * MINUTE);
    expect(given()).toEqual([]);
    desk.writes("ana");
    desk.advance(10 * MINUTE);
    expect(given()).toEqual([["ana", "A-1"]]);
  });

  test("GW1: who waits when it is turned on, or the limit is lowered, has waited all the same", () => {
    desk.writes("ana");
    desk.advance(9 * MINUTE);
    ownerSets({ fixedCode: "SORRY" });
    desk.advance(MINUTE - 1);
    expect(given()).toEqual([]);
    ownerSets({ fixedCode: "SORRY", limitMinutes: 5 });
    desk.advance(0);
    expect(given()).toEqual([["ana", "SORRY"]]);
  });

  test("GW1, R23: a new rule looks at a hundred in one command, and at everybody in the end", () => {
    for (let at = 0; at < 250; at += 1) {
      desk.clock.advance(700);
      desk.writes(`v${at}`);
    }
    desk.agent("agent", { capacity: 1 });
    desk.online("agent");
    const lookedAt = () => desk.rows("select 1 from deadlines where kind = 'goodwill'").length;
    const goOn = () => {
      const { subject } = desk.row("select subject from deadlines where kind = 'goodwillRule'");
      desk.system({ type: "deadline.fire", kind: "goodwillRule", subject: Number(subject) });
    };
    ownerSets({ fixedCode: "SORRY" });
    expect(lookedAt()).toBe(100);
    expect(desk.stateOf("v0")).toBe("offered");
    // The one to go on with may have gone meanwhile.
    const { subject } = desk.row("select subject from deadlines where kind = 'goodwillRule'");
    desk.store.db.exec(
      `update conversations set state = 'messageLeft' where id = ${Number(subject)}`,
    );
    goOn();
    expect(lookedAt()).toBe(200);
    goOn();
    expect(lookedAt()).toBe(249);
    expect(desk.rows("select 1 from deadlines where kind = 'goodwillRule'")).toEqual([]);
    ownerSets({ fixedCode: "SORRY" });
    ownerSets({ isOn: false });
    const before = lookedAt();
    goOn();
    expect(lookedAt()).toBe(before);
    expect(desk.rows("select 1 from deadlines where kind = 'goodwillRule'")).toEqual([]);
  });

  test("GW2: also to who is called back; who is only away is given it when they are there", () => {
    ownerSets();
    ownerAdds(["A-1", "A-2"]);
    const conversationId = desk.writes("ana");
    desk.asVisitor("ana", {
      type: "callback.ask",
      conversationId,
      way: "email",
      email: "ana@example.test",
    });
    desk.presence("ana", "absent");
    desk.writes("ben");
    desk.advance(5 * MINUTE);
    desk.presence("ben", "absent");
    desk.advance(6 * MINUTE);
    expect(given()).toEqual([["ana", "A-1"]]);
    desk.presence("ben", "present");
    desk.advance(MINUTE);
    expect(given().at(-1)).toEqual(["ben", "A-2"]);
  });
});

describe("it cannot be farmed", () => {
  test("GW3: a visitor has one in the owner's days, however often they stand in line", () => {
    ownerSets({ days: 3 });
    ownerAdds(["A-1", "A-2"]);
    desk.writes("ana");
    desk.advance(10 * MINUTE);
    comesAgain("ana");
    desk.advance(10 * MINUTE);
    expect(given()).toHaveLength(1);
    comesAgain("ana");
    desk.advance(DAY);
    comesAgain("ana");
    desk.advance(10 * MINUTE);
    expect(given()).toEqual([
      ["ana", "A-1"],
      ["ana", "A-2"],
    ]);
  });

  test("GW3: somebody new with the same mailbox is the same person, also as it can be written otherwise", () => {
    ownerSets({ fixedCode: "SORRY" });
    for (const [name, email] of [
      ["ana", "ana@example.test"],
      ["anew", "Ana+2@Example.test"],
      ["ben", "ben@example.test"],
    ] as const) {
      desk.writes(name);
      desk.asVisitor(name, { type: "visitor.describe", email });
      desk.advance(10 * MINUTE);
    }
    expect(given().map(([name]) => name)).toEqual(["ana", "ben"]);
    expect(JSON.stringify(desk.rows("select * from goodwillGifts"))).not.toContain("example");
  });

  test("GW4: a day has a ceiling for the whole site, and for that site alone", () => {
    ownerSets({ mostPerDay: 2, fixedCode: "SORRY" });
    ownerSets({ mostPerDay: 2, fixedCode: "OTHER" }, OTHER_SITE);
    for (const name of ["ana", "ben", "cem", "dan"]) desk.writes(name);
    desk.visitor("far", OTHER_SITE);
    desk.writes("far");
    desk.advance(10 * MINUTE);
    expect(given().map(([name]) => name)).toEqual(["ana", "ben", "far"]);
    desk.advance(DAY);
    desk.writes("eva");
    desk.advance(10 * MINUTE);
    expect(given().at(-1)).toEqual(["eva", "SORRY"]);
  });
});

describe("the pool", () => {
  test("GW5: a code is given once, ever: pasted again, on any site, it is left out", () => {
    ownerSets();
    ownerAdds(["A-1", "A-2", "A-1"]);
    expect(pool()).toEqual(["A-1", "A-2"]);
    desk.writes("ana");
    desk.advance(10 * MINUTE);
    ownerAdds(["A-1", "A-2", "A-3"]);
    ownerAdds(["A-1", "A-2", "B-1"], OTHER_SITE);
    expect(pool()).toEqual(["A-2", "A-3", "B-1"]);
    expect(() =>
      desk.store.db.exec(
        "insert into goodwillCodes select desk, 9, site, codeHash, 'A-1' from goodwillCodes where code is null",
      ),
    ).toThrow(/UNIQUE/);
  });

  test("GW5: two who are due at the same moment have two codes; what was given stands in the thread alone", () => {
    ownerSets();
    ownerAdds(["A-1", "A-2"]);
    desk.writes("ana");
    desk.visitor("ben");
    desk.asVisitor("ben", { type: "message.post", text: "Hi" });
    desk.advance(10 * MINUTE);
    expect(given()).toEqual([
      ["ana", "A-1"],
      ["ben", "A-2"],
    ]);
    expect(JSON.stringify(desk.rows("select * from goodwillCodes"))).not.toContain("A-");
    expect(JSON.stringify(desk.rows("select * from audit"))).not.toContain("A-");
  });

  test("GW6: empty, it gives nothing and the owner hears it once; filled, who still waits has one", () => {
    ownerSets();
    desk.writes("ana");
    desk.writes("ben");
    desk.advance(11 * MINUTE);
    expect([given(), told()]).toEqual([[], [true]]);
    ownerAdds(["A-1", "A-2"]);
    desk.advance(0);
    expect([given().length, told()]).toEqual([2, [true, false]]);
    // Nobody was due one since: the owner hears nothing more.
    ownerAdds(["A-3"]);
    expect(told()).toHaveLength(2);
  });

  test("GW6: dropped codes were nobody's, and may come again; a text for everybody needs no pool", () => {
    ownerSets();
    ownerAdds(["A-1"]);
    desk.asAgent("boss", { type: "goodwill.dropCodes", siteId: siteIdOf(SITE) });
    expect(pool()).toEqual([]);
    desk.writes("ana");
    desk.advance(10 * MINUTE);
    ownerSets({ fixedCode: "SORRY" });
    desk.advance(0);
    expect([given(), told()]).toEqual([[["ana", "SORRY"]], [true, false]]);
    ownerAdds(["A-1"]);
    expect(pool()).toEqual(["A-1"]);
  });

  test("GW5: a code is one line, and never shortened", () => {
    const refused = (...codes: string[]) => refusalOf(() => ownerAdds(codes));
    expect([refused("A-1", " "), refused("A".repeat(65)), refused("\u200b")]).toEqual([
      "value.invalid",
      "value.invalid",
      "value.invalid",
    ]);
    ownerAdds([" A\u200b-1\n"]);
    expect(pool()).toEqual(["A-1"]);
    expect(refusalOf(() => ownerSets({ fixedCode: " " }))).toBe("value.invalid");
  });

  test("S1: the audit says what was set, in numbers and codes", () => {
    ownerSets({ fixedCode: "SORRY" });
    ownerAdds(["A-1", "A-1"]);
    expect(desk.rows("select action, detail from audit")).toEqual([
      {
        action: "goodwill.set",
        detail:
          '{"isOn":1,"limitMinutes":10,"days":30,"mostPerDay":100,"audience":"everyone","isFixed":1}',
      },
      { action: "goodwill.codesAdded", detail: '{"added":1,"known":1}' },
    ]);
  });
});
