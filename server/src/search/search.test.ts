import type { SearchQuery } from "@presently/shared/protocol";
import { randomOf } from "@presently/shared/testing";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findWords, soughtWords } from "../domain/search/fold.ts";
import { OTHER_SITE, testDesk, type TestDesk } from "../desk/testing.ts";
import { indexPage } from "./index-page.ts";
import { searchConversations } from "./search-conversations.ts";

let desk: TestDesk;
beforeEach(() => {
  desk = testDesk();
  desk.agent("ana");
});
afterEach(() => desk.close());

function index(): void {
  for (let page = 0; desk.commit(() => indexPage(1)); page += 1) expect(page).toBeLessThan(1_000);
}

function find(text: string, more: Partial<SearchQuery> = {}, by = "ana") {
  const who = desk.agents.get(by);
  if (who === undefined) throw new Error(`there is no ${by}`);
  return desk.store.runner.now(
    searchConversations({
      desk: 1,
      account: who.account,
      agent: who.agent,
      query: { text, ...more },
    }),
  );
}

const idsOf = (text: string, more: Partial<SearchQuery> = {}, by = "ana") =>
  find(text, more, by).results.map(({ conversationId }) => conversationId);

const marked = (text: string) =>
  find(text).results.map(({ hit }) => ({
    where: hit?.where,
    words: hit?.marks.map(({ from, to }) => hit.text.slice(from, to)),
  }));

describe("what is found", () => {
  test("SE1: every word, as the beginning of one, anywhere in the conversation; the latest conversation first", () => {
    const first = desk.writes("ben", "Where is my Užsakymas?");
    const second = desk.writes("cy", "uzsakymas again");
    desk.writes("cy", "and a refund");
    index();
    expect(idsOf("užsak")).toEqual([second, first]);
    expect(idsOf("REFUND uzsakymas")).toEqual([second]);
    expect(idsOf("refund where")).toEqual([]);
    expect(marked("užsak my")).toEqual([{ where: "message", words: ["my", "Užsak"] }]);
  });

  test("SE1: whatever is typed is words, never a command", () => {
    const id = desk.writes("ben", `He said "near" AND (not) text:one*`);
    index();
    for (const typed of [
      `"near`,
      "AND",
      "(not",
      "text:one*",
      "-he",
      "^he",
      "he+said",
      "{text}: said",
    ])
      expect(idsOf(typed), typed).toEqual([id]);
    expect(idsOf(`said" OR "zzz`)).toEqual([]);
    expect(find("?!").results).toEqual([]);
    expect(find("").results).toEqual([]);
  });

  test("SE2: notes, how it ended, and what the visitor is known by", () => {
    desk.online("ana");
    const id = desk.writes("ben", "Hello");
    desk.asAgent("ana", { type: "conversation.accept" });
    desk.asAgent("ana", {
      type: "note.post",
      conversationId: id,
      text: "Ring the depot",
      mentions: [],
    });
    desk.agent("sue", { role: "supervisor" });
    desk.agent("cy");
    desk.online("cy");
    desk.asAgent("sue", {
      type: "conversation.assign",
      conversationId: id,
      agentId: desk.agents.get("cy")?.id ?? "agt_none",
      fromAgentId: desk.agents.get("ana")?.id ?? null,
      reason: "Speaks Frisian",
    });
    desk.asAgent("ana", { type: "ending.write", conversationId: id, text: "Lamppu vaihdettu" });
    desk.asVisitor("ben", {
      type: "visitor.describe",
      name: "Пётр Ньюман",
      email: "petr@example.test",
    });
    index();
    expect(marked("depot")).toEqual([{ where: "note", words: ["depot"] }]);
    expect(marked("frisian")).toEqual([{ where: "note", words: ["Frisian"] }]);
    expect(marked("vaihd")).toEqual([{ where: "ending", words: ["vaihd"] }]);
    expect(marked("петр")).toEqual([{ where: "visitor", words: ["Пётр"] }]);
    expect(marked("petr@example.test")).toEqual([
      { where: "visitor", words: ["petr", "example", "test"] },
    ]);
    // Words of a note and of a name together: one conversation has both.
    expect(idsOf("depot петр")).toEqual([id]);
  });

  test("SE1: the same as reading everything, on conversations that are made up", () => {
    const random = randomOf(11);
    const syllables = [
      "ka",
      "mó",
      "řis",
      "й",
      "Ё",
      "ру",
      "už",
      "ä",
      "tilaus",
      "7",
      "-",
      "’",
      "ß",
      "Ω",
    ];
    const word = () =>
      Array.from({ length: 1 + random.int(0, 2) }, () => random.pick(syllables)).join("");
    const texts = new Map<string, string[]>();
    for (let at = 0; at < 240; at += 1) {
      const text = Array.from({ length: 1 + random.int(0, 5) }, word).join(
        random.pick([" ", ", ", "\n"]),
      );
      const id = desk.writes(`v${at % 60}`, text);
      texts.set(id, [...(texts.get(id) ?? []), text]);
    }
    index();
    let found = 0;
    for (let at = 0; at < 400; at += 1) {
      const query = Array.from({ length: 1 + random.int(0, 1) }, word).join(" ");
      const words = soughtWords(query);
      const plain = [...texts]
        .filter(
          ([, said]) =>
            words.length > 0 &&
            words.every((one) => said.some((text) => findWords(text, [one]).length > 0)),
        )
        .map(([id]) => id)
        .toReversed();
      const all: string[] = [];
      for (;;) {
        const after = all.at(-1) as `cnv_${string}` | undefined; // an id of an answer
        const page = find(query, after === undefined ? {} : { after });
        all.push(...page.results.map(({ conversationId }) => conversationId));
        for (const { hit } of page.results) expect(hit?.marks.length, query).toBeGreaterThan(0);
        if (!page.hasMore) break;
        expect(all.length, query).toBeLessThan(1_000);
      }
      expect(all, query).toEqual(plain);
      found += all.length;
    }
    expect(found).toBeGreaterThan(500);
  });
});

describe("what it is narrowed down to", () => {
  test("SE3: group, site, agent, tag and days, with words or without", () => {
    desk.agent("max", { role: "admin" });
    desk.online("ana");
    const waits = desk.writes("cy", "lamp");
    const held = desk.writes("ben", "lamp");
    const first = desk.asAgent("ana", { type: "conversation.accept" }).conversationId;
    desk.visitor("other", OTHER_SITE);
    const elsewhere = desk.writes("other", "lamp");
    desk.asAgent("max", { type: "tag.save", siteId: null, kind: "tag", name: "lamps" });
    const tagId = desk.row("select publicId from tags")["publicId"] as `tag_${string}`; // just made
    desk.asAgent("ana", { type: "conversation.tag", conversationId: held, tagId, isTagged: true });
    index();
    expect(first).toBe(waits);
    const by = (more: Partial<SearchQuery>, text = "lamp") => idsOf(text, more, "max");
    expect(by({})).toEqual([elsewhere, held, waits]);
    expect(by({ group: "active" })).toEqual([waits]);
    expect(by({ group: "waiting" }, "")).toEqual([elsewhere, held]);
    expect(by({ site: `ste_${String(OTHER_SITE).padStart(21, "0")}` })).toEqual([elsewhere]);
    expect(by({ agent: desk.agents.get("ana")?.id ?? "agt_" }, "")).toEqual([waits]);
    expect(by({ tag: tagId })).toEqual([held]);
    const beganMs = Number(
      desk.row("select createdAtMs from conversations where publicId = ?", held)["createdAtMs"],
    );
    expect(by({ fromMs: beganMs })).toEqual([elsewhere, held]);
    expect(by({ beforeMs: beganMs }, "")).toEqual([waits]);
    expect(find("", {}, "max").results).toEqual([]);
  });
});

describe("who finds it", () => {
  test("SE4, RI6: only what they may open now: of their sites, or in a slot of theirs", () => {
    desk.visitor("far", OTHER_SITE);
    const far = desk.writes("far", "secret lamp");
    const near = desk.writes("near", "lamp");
    index();
    expect(idsOf("lamp")).toEqual([near]);
    expect(find("secret")).toMatchObject({ results: [], hasMore: false });
    expect(idsOf("", { group: "waiting" })).toEqual([near]);
    const { agent, account } = desk.agents.get("ana") ?? { agent: 0, account: 0 };
    const { id } = desk.row("select id from conversations where publicId = ?", far);
    desk.store.db
      .prepare(
        "insert into slots (desk, agent, slot, conversation, kind, sinceMs) values (1, ?, 1, ?, 'chat', 0)",
      )
      .run(agent, id);
    expect(idsOf("secret")).toEqual([far]);
    desk.store.db.exec("delete from slots");
    expect(idsOf("secret")).toEqual([]);
    desk.store.db.prepare("delete from roles where account = ?").run(account);
    expect(idsOf("lamp")).toEqual([]);
  });

  test("SE4: a page goes on behind one that may be read no more, and an unknown one leads nowhere", () => {
    const ids = Array.from({ length: 45 }, (_, at) => desk.writes(`v${at}`, "lamp"));
    index();
    const first = find("lamp");
    expect([first.results.length, first.hasMore]).toEqual([20, true]);
    const last = first.results.at(-1)?.conversationId;
    const second = find("lamp", { after: last ?? "cnv_" });
    const third = find("lamp", { after: second.results.at(-1)?.conversationId ?? "cnv_" });
    expect([third.results.length, third.hasMore]).toEqual([5, false]);
    expect(
      [first, second, third].flatMap(({ results }) => results.map((one) => one.conversationId)),
    ).toEqual(ids.toReversed());
    expect(idsOf("lamp", { after: "cnv_nowhere" as `cnv_${string}` })).toEqual([]);
  });
});

describe("what the index holds", () => {
  test("SE5: it says when something written is not in it yet, and what is older follows page by page", () => {
    expect(find("lamp").isBehind).toBe(false);
    for (let at = 0; at < 150; at += 1) desk.writes(`v${at % 50}`, `lamp ${at}`);
    expect(find("lamp")).toMatchObject({ results: [], isBehind: true });
    desk.commit(() => indexPage(1));
    expect(find("lamp").isBehind).toBe(true);
    expect(find("lamp").results.length).toBeGreaterThan(0);
    index();
    expect(find("lamp").isBehind).toBe(false);
  });

  test("SE5: long messages, of which a page of the stream holds more than is read at once, are all found", () => {
    for (let at = 0; at < 40; at += 1) desk.writes(`v${at}`, `${"lorem ".repeat(600)} mark${at}x`);
    index();
    for (let at = 0; at < 40; at += 1) expect(idsOf(`mark${at}x`), String(at)).toHaveLength(1);
  });

  test("SE5: killed at any statement it loses nothing and doubles nothing", () => {
    for (let at = 0; at < 5; at += 1) desk.writes(`v${at}`, `lamp ${at}`);
    desk.store.db.exec("begin immediate");
    const statements = [...run(indexPage(1))];
    desk.store.db.exec("rollback");
    expect(statements.length).toBeGreaterThan(8);
    for (let killedAt = 0; killedAt <= statements.length; killedAt += 1) {
      desk.store.db.exec("begin immediate");
      let at = 0;
      for (const _ of run(indexPage(1))) if (at++ === killedAt) break;
      desk.store.db.exec("rollback");
      expect(find("lamp").results).toEqual([]);
    }
    index();
    index();
    expect(idsOf("lamp")).toHaveLength(5);
    expect(desk.row("select count(*) as n from searchTexts_docsize")["n"]).toBe(5);
    function* run(script: ReturnType<typeof indexPage>) {
      let next = script.next();
      while (next.done !== true) {
        yield next.value;
        const step = next.value;
        next = script.next(
          desk.store.runner.now(
            (function* () {
              return yield step;
            })(),
          ),
        );
      }
    }
  });

  test("SE6: a text that is blanked or taken out leaves in the same transaction", () => {
    const id = desk.writes("ben", "my card is 4111");
    desk.writes("ben", "hello");
    index();
    expect(idsOf("4111")).toEqual([id]);
    desk.store.db.exec("begin immediate");
    desk.store.db.exec("update events set text = null where text like '%4111%'");
    expect(idsOf("4111")).toEqual([]);
    desk.store.db.exec("rollback");
    expect(idsOf("4111")).toEqual([id]);
    desk.store.db.exec("update events set text = null where text like '%4111%'");
    expect(idsOf("4111")).toEqual([]);
    desk.store.db.exec("delete from events where text = 'hello'");
    expect(idsOf("hello")).toEqual([]);
    index();
    expect(idsOf("4111 hello")).toEqual([]);
    // Blanked before it came into the index.
    desk.writes("ben", "and 5222");
    desk.store.db.exec("update events set text = null where text like '%5222%'");
    index();
    expect([idsOf("5222"), find("x").isBehind]).toEqual([[], false]);
  });

  test("SE6: a name that is changed or gone is not found any more, the new one follows; writing the same again changes nothing", () => {
    const id = desk.writes("ben");
    const describe = (name: string) => desk.asVisitor("ben", { type: "visitor.describe", name });
    describe("Benjamin");
    index();
    expect(idsOf("benj")).toEqual([id]);
    describe("Benjamin");
    expect([idsOf("benj"), find("x").isBehind]).toEqual([[id], false]);
    describe("Quentin");
    expect([idsOf("benj"), find("x").isBehind]).toEqual([[], true]);
    index();
    expect([idsOf("benj"), idsOf("quent")]).toEqual([[], [id]]);
    desk.store.db.pragma("foreign_keys = off");
    desk.store.db.exec("delete from people");
    expect(idsOf("quent")).toEqual([]);
  });

  test("SE6, ID6: a conversation that goes along to another person is found by theirs", () => {
    desk.writes("kim", "hi");
    const id = desk.writes("ben", "hello");
    desk.asVisitor("ben", { type: "visitor.describe", name: "Benjamin" });
    desk.asVisitor("kim", { type: "visitor.describe", name: "Kimberley" });
    index();
    desk.store.db
      .prepare("update conversations set visitor = ? where publicId = ?")
      .run(desk.visitors.get("kim")?.visitor, id);
    expect(idsOf("benj")).toEqual([]);
    index();
    expect([idsOf("benj"), idsOf("kimb")[0]]).toEqual([[], id]);
  });
});

test("SE2: of several places the one with the most words is shown, then the latest", () => {
  desk.writes("ben", "lamp is broken");
  desk.writes("ben", "the lamp again, broken and old lamp");
  desk.writes("ben", "lamp");
  index();
  expect(find("lamp broken").results[0]?.hit?.text).toBe("the lamp again, broken and old lamp");
  expect(find("lamp").results[0]?.hit?.text).toBe("lamp");
});
