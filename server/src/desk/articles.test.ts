import type { AgentCommand, ArticleId, CommandOf, SiteId } from "@presently/shared/protocol";
import { LastingEvent, MAX_ARTICLES_PER_SITE } from "@presently/shared/protocol";
import { expect, test } from "vitest";
import { readVisitorView } from "../views/conversation-view.ts";
import { agentEventOf } from "../views/wire-events.ts";
import { OTHER_SITE, refusalOf, SITE, testDesk, type TestDesk } from "./testing.ts";

const siteId: SiteId = `ste_${String(SITE).padStart(21, "0")}`;
const OTHER: SiteId = `ste_${String(OTHER_SITE).padStart(21, "0")}`;
const DAY_MS = 86_400_000;
type Save = CommandOf<AgentCommand, "article.save">;

/** A desk with a supervisor and nobody who takes chats: whoever writes waits. */
function deskWithout(): TestDesk {
  const desk = testDesk();
  desk.agent("sue", { role: "supervisor" });
  return desk;
}

function write(desk: TestDesk, title: string, over: Partial<Save> = {}): ArticleId {
  const command: Save = {
    type: "article.save",
    siteId,
    isTeamOnly: false,
    keeperId: desk.agents.get("sue")?.id ?? "agt_none",
    texts: [
      { language: "en", title, text: `About: ${title}. See https://shop.example.`, page: null },
    ],
    ...over,
  };
  desk.asAgent("sue", command);
  return String(
    desk.rows("select publicId from articles order by id desc")[0]?.["publicId"],
  ) as ArticleId; // the one just written
}

/** The titles of what was shown, event by event. */
function shown(desk: TestDesk): string[][] {
  return desk.events.flatMap((event) => {
    const wire = event.type === "article.shown" ? agentEventOf(event) : undefined;
    return wire?.type === "article.shown" ? [wire.text.articles.map(({ title }) => title)] : [];
  });
}

const ASKED = "Hi, how do I return an item?";

test("AR4, M12, P40: who waits is shown what fits once the message was sent, in an event of the schema", () => {
  const desk = deskWithout();
  write(desk, "Return an item");
  write(desk, "Opening hours");
  desk.writes("ana", "Hello");
  expect(shown(desk)).toEqual([]);
  desk.writes("ana", ASKED);
  expect(shown(desk)).toEqual([["Return an item"]]);
  const event = desk.events.at(-1);
  expect(event).toMatchObject({ type: "article.shown", actor: "system", commandId: null });
  const wire = event === undefined ? undefined : LastingEvent.parse(agentEventOf(event));
  expect(wire).toMatchObject({ text: { articles: [{ links: [{ kind: "asWritten" }] }] } });
  desk.writes("ana", ASKED);
  expect(shown(desk)).toHaveLength(1);
});

test("AR4, AR5: two at most", () => {
  const desk = deskWithout();
  for (const title of ["Return an item", "Return an item we sent", "Return of an item"])
    write(desk, title);
  desk.writes("ana", ASKED);
  expect(shown(desk)[0]).toHaveLength(2);
});

test("AR5: the one whose title says it is found beside many that speak of the same, that are old, or the team's", () => {
  const desk = deskWithout();
  const text = "Say so if you want to return an item.";
  for (let number = 0; number < 25; number += 1)
    write(desk, `Chapter ${number}`, {
      isTeamOnly: number % 2 === 0,
      texts: [{ language: "en", title: "Opening times", text, page: null }],
    });
  write(desk, "Return an item");
  desk.writes("ana", ASKED);
  expect(shown(desk)).toEqual([["Return an item"]]);
});

test("AR4: nothing is shown where a person is there, or comes at once", () => {
  const desk = deskWithout();
  write(desk, "Return an item");
  desk.online("jana");
  desk.writes("ana", ASKED);
  expect(desk.stateOf("ana")).toBe("offered");
  desk.asAgent("jana", { type: "conversation.accept" });
  desk.writes("ana", ASKED);
  expect(shown(desk)).toEqual([]);
});

test("AR2, M25: an old one is not shown, until its keeper has looked at it", () => {
  const desk = deskWithout();
  const articleId = write(desk, "Return an item");
  desk.clock.advance(180 * DAY_MS + 1);
  desk.writes("ana", ASKED);
  expect(shown(desk)).toEqual([]);
  desk.asAgent("sue", { type: "article.check", articleId });
  desk.writes("ana", ASKED);
  expect(shown(desk)).toHaveLength(1);
});

test("AR2: how old is the site's to say", () => {
  const desk = deskWithout();
  write(desk, "Return an item");
  desk.asAgent("sue", { type: "article.set", siteId, isOffered: true, checkDays: 7 });
  desk.clock.advance(7 * DAY_MS - 1);
  desk.writes("ana", ASKED);
  expect(shown(desk)).toHaveLength(1);
  desk.clock.advance(1);
  desk.writes("ben", ASKED);
  expect(shown(desk)).toHaveLength(1);
});

test("AR3: what is the team's, or another site's, or in another language, is not shown", () => {
  const desk = deskWithout();
  write(desk, "Return an item", { isTeamOnly: true });
  const text = "Return an item";
  write(desk, "Palautus", { texts: [{ language: "fi", title: text, text, page: null }] });
  desk.writes("ana", ASKED);
  write(desk, "Return an item");
  desk.visitor("zoe", OTHER_SITE);
  desk.writes("zoe", ASKED);
  expect(shown(desk)).toEqual([]);
});

test("AR4: nothing is shown where the owner has switched it off", () => {
  const desk = deskWithout();
  write(desk, "Return an item");
  desk.asAgent("sue", { type: "article.set", siteId, isOffered: false, checkDays: 180 });
  desk.writes("ana", ASKED);
  expect(shown(desk)).toEqual([]);
});

test("AR1: what was written again is found by its new words alone, and what is deleted by none", () => {
  const desk = deskWithout();
  const articleId = write(desk, "Return an item");
  const texts: Save["texts"] = [
    { language: "en", title: "Gift cards", text: "Five sizes.", page: null },
  ];
  write(desk, "", { articleId, texts });
  desk.writes("ana", ASKED);
  desk.writes("ben", "Do you have gift cards?");
  expect(shown(desk)).toEqual([["Gift cards"]]);
  desk.asAgent("sue", { type: "article.delete", articleId });
  desk.writes("cy", "Do you have gift cards?");
  expect(shown(desk)).toHaveLength(1);
  for (const table of ["articles", "articleTexts", "articleWords"])
    expect(desk.rows(`select * from ${table}`)).toEqual([]);
});

test("AR6, M12: an article is no answer: place, owed answer and first response are as they were", () => {
  const desk = deskWithout();
  write(desk, "Return an item");
  desk.writes("ana", "Hello");
  const facts = () =>
    desk.row(
      `select state, rankMs, queuedAtMs, priority, owesAnswerSinceMs, firstResponseAtMs, acceptedAtMs, promisedAnswerByMs
       from conversations where visitor = ?`,
      desk.visitors.get("ana")?.visitor,
    );
  const before = facts();
  const conversationId = desk.writes("ana", ASKED);
  const [articleId] = shownIds(desk);
  for (const help of ["opened", "no"] as const)
    desk.asVisitor("ana", { type: "article.answer", conversationId, articleId, help });
  expect(facts()).toEqual(before);
  expect(before).toMatchObject({ state: "queued", firstResponseAtMs: null });
  expect(
    desk.events.filter(({ type, actor }) => type === "message.posted" && actor === "system"),
  ).toEqual([]);
  desk.online("jana");
  desk.asAgent("jana", { type: "conversation.accept" });
  expect(facts()).toMatchObject({ firstResponseAtMs: null });
});

function shownIds(desk: TestDesk): [ArticleId, ...ArticleId[]] {
  const stored = desk.row("select articles from articleHelp")["articles"];
  return JSON.parse(String(stored)) as [ArticleId, ...ArticleId[]]; // one was shown at least
}

test("AR7: it is opened once, and answered once, of what was shown, until the end", () => {
  const desk = deskWithout();
  const other = write(desk, "Opening hours");
  write(desk, "Return an item");
  const conversationId = desk.writes("ana", ASKED);
  const [articleId] = shownIds(desk);
  const says = (help: "opened" | "yes" | "no", of = articleId) =>
    refusalOf(() =>
      desk.asVisitor("ana", { type: "article.answer", conversationId, articleId: of, help }),
    );
  expect(says("opened", other)).toBe("not-found");
  expect([says("opened"), says("opened")]).toEqual([undefined, undefined]);
  expect(desk.count("article.answered")).toBe(1);
  expect(says("yes")).toBeUndefined();
  expect(says("no")).toBe("conversation.wrong-state");
  const { view } = desk.store.runner.now(
    readVisitorView(1, Number(desk.row("select id from conversations")["id"])),
  );
  expect(view.articleHelp).toBe("yes");
  const second = desk.writes("ben", ASKED);
  desk.asVisitor("ben", { type: "conversation.close", conversationId: second });
  expect(
    refusalOf(() =>
      desk.asVisitor("ben", {
        type: "article.answer",
        conversationId: second,
        articleId,
        help: "no",
      }),
    ),
  ).toBe("conversation.wrong-state");
});

test("AR7, M17: two things are asked in all: after 'did that help?' comes 'was it solved?' and no rating", () => {
  const desk = deskWithout();
  write(desk, "Return an item");
  const ends = (visitor: string, isOpened: boolean) => {
    const conversationId = desk.writes(visitor, ASKED);
    const [articleId] = shownIds(desk);
    if (isOpened)
      desk.asVisitor(visitor, {
        type: "article.answer",
        conversationId,
        articleId,
        help: "opened",
      });
    desk.online("jana");
    desk.asAgent("jana", { type: "conversation.accept" });
    desk.asAgent("jana", { type: "conversation.close", conversationId });
    desk.asAgent("jana", { type: "wrapUp.end", conversationId });
    desk.asAgent("jana", { type: "agent.setAvailability", availability: "away" });
    desk.asVisitor(visitor, { type: "solution.answer", conversationId, isSolved: true });
    return refusalOf(() =>
      desk.asVisitor(visitor, { type: "rating.give", conversationId, score: 5 }),
    );
  };
  expect(ends("ana", true)).toBe("rating.not-possible");
  expect(ends("ben", false)).toBeUndefined();
});

test("AR7, RA1: a rating that was given before an article was opened may be changed", () => {
  const desk = deskWithout();
  write(desk, "Return an item");
  const conversationId = desk.writes("ana", ASKED);
  const [articleId] = shownIds(desk);
  desk.online("jana");
  desk.asAgent("jana", { type: "conversation.accept" });
  const rates = (score: number) =>
    refusalOf(() => desk.asVisitor("ana", { type: "rating.give", conversationId, score }));
  expect(rates(3)).toBeUndefined();
  const help = "opened";
  desk.asVisitor("ana", { type: "article.answer", conversationId, articleId, help });
  expect(rates(5)).toBeUndefined();
});

test("AR1, RI5: a title, a text, a page on the web, a keeper of the site, and each language once", () => {
  const desk = deskWithout();
  desk.agent("far", { site: OTHER_SITE });
  const text = { language: "en", title: "Returns", text: "Within 30 days.", page: null } as const;
  const refused = (over: Partial<Save>) => refusalOf(() => write(desk, "Returns", over));
  expect(refused({ texts: [{ ...text, title: " " }] })).toBe("value.invalid");
  expect(refused({ texts: [{ ...text, text: "" }] })).toBe("value.invalid");
  expect(refused({ texts: [{ ...text, text: "a".repeat(3001) }] })).toBe("value.invalid");
  for (const page of ["javascript:alert(1)", "shop.example", "https://ana:secret@shop.example/"])
    expect(refused({ texts: [{ ...text, page }] }), page).toBe("value.invalid");
  expect(refused({ texts: [text, text] })).toBe("value.invalid");
  expect(refused({ keeperId: desk.agents.get("far")?.id ?? "agt_none" })).toBe("value.invalid");
  expect(refused({ siteId: OTHER })).toBe("not-found");
  expect(refused({})).toBeUndefined();
});

test("AR1, AR2, R27: nobody keeps an article who may not sign in, and none is written over from another site", () => {
  const desk = deskWithout();
  desk.agent("boss", { role: "owner" });
  desk.agent("far", { role: "supervisor", site: OTHER_SITE });
  const { id: agentId } = desk.agent("kim");
  desk.asAgent("boss", { type: "agent.update", agentId, isDisabled: true });
  expect(refusalOf(() => write(desk, "Returns", { keeperId: agentId }))).toBe("value.invalid");
  const articleId = write(desk, "Returns");
  const { id: keeperId } = desk.agents.get("far") ?? { id: "agt_none" as const };
  const texts: Save["texts"] = [{ language: "en", title: "Taken", text: "Over.", page: null }];
  const over = { articleId, siteId: OTHER, isTeamOnly: false, keeperId, texts } as const;
  expect(refusalOf(() => desk.asAgent("far", { type: "article.save", ...over }))).toBe("not-found");
  expect(desk.rows("select title from articleTexts")).toEqual([{ title: "Returns" }]);
});

test("AR1: a site has 500 at most, and those that are there can be written again", () => {
  const desk = deskWithout();
  const articleId = write(desk, "Returns");
  desk.store.db.exec(
    `with recursive more(n) as (select 1 union all select n + 1 from more where n < ${MAX_ARTICLES_PER_SITE - 1})
     insert into articles (desk, id, publicId, site, isTeamOnly, keeper, checkedAtMs)
     select desk, 1000000 + n, 'art_' || n, site, 1, keeper, checkedAtMs from articles, more`,
  );
  expect(refusalOf(() => write(desk, "Opening hours"))).toBe("value.invalid");
  expect(refusalOf(() => write(desk, "Returning", { articleId }))).toBeUndefined();
});

test("AR2: an agent marks what they keep as checked, and nothing else", () => {
  const desk = deskWithout();
  const { id: keeperId } = desk.agent("kim");
  desk.agent("other");
  const articleId = write(desk, "Return an item", { keeperId });
  const checks = (name: string) =>
    refusalOf(() => desk.asAgent(name, { type: "article.check", articleId }));
  expect([checks("kim"), checks("other"), checks("sue")]).toEqual([
    undefined,
    "not-allowed",
    undefined,
  ]);
});
