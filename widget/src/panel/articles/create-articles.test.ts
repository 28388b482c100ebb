import type { ConversationView, LastingEvent } from "@presently/shared/protocol";
import { LastingEvent as LastingEventSchema } from "@presently/shared/protocol";
import { eventMaker, idsOf } from "@presently/shared/testing";
import { applyEvent, viewOf } from "@presently/shared/view";
import { jsx } from "preact/jsx-runtime";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { lend } from "#lent/jsx-runtime";
import { en as texts } from "../i18n/en/articles.ts";
import { en } from "../i18n/en/talk.ts";
import type { Picture } from "../picture.ts";
import type { ExtraTools } from "../talk/extras.ts";
import { type Drawn, drawn } from "../testing/drawn.ts";
import { create } from "./create-articles.ts";
import { articlesIn } from "./shown.ts";

lend(jsx);
// The page's own; nothing is drawn here that could be scrolled to.
beforeEach(() => vi.stubGlobal("requestAnimationFrame", () => 0));
const WAIT = "You're next. Up to 2 minutes.";
const maker = eventMaker(idsOf(41));
const begun = viewOf({ ...maker.make("conversation.started"), seq: 1 });
const shown = maker.make("article.shown", { seq: 2 });
const { articleId } = shown.text.articles[0] ?? { articleId: "art_" };
const assigned = maker.make("conversation.assigned", { seq: 3 });
const closed = maker.make("conversation.closed", { seq: 4 });
const answered = maker.make("article.answered", { seq: 5, articleId, help: "no" });
const viewAfter = (...events: LastingEvent[]): ConversationView => events.reduce(applyEvent, begun);

/** The part on one page, and what it did. */
function part(wait = WAIT) {
  const given: object[] = [];
  const said: string[] = [];
  const tools = {
    handle: { root: { getElementById: () => null } },
    session: {
      serverNowMs: () => 0,
      give: (command: object) => given.push(command),
      forgetProblem: () => given.push({ forgetProblem: true }),
    },
    texts: en,
    redraw() {},
    linked: (text: string) => text,
    say: (words: string) => said.push(words),
    waitWords: () => wait,
  } as unknown as ExtraTools; // as much of them as the part takes hold of
  const articles = create(tools);
  function look(...events: LastingEvent[]) {
    const view = viewAfter(...events);
    const picture = { view, threads: [view], underWay: [], problem: null } as unknown as Picture; // as above
    articles.look?.(picture, true);
    const parts = view.items.flatMap((event) => drawn(articles.ofEvent?.(event, picture)));
    const words = parts.filter((each) => typeof each === "string").join(" ");
    const press = (label: string) => {
      const all = parts.filter((each): each is Drawn => typeof each !== "string");
      const button = all.find(
        (each) => each.type === "button" && drawn(each.props["children"]).includes(label),
      );
      if (typeof button?.props["onClick"] !== "function") throw new Error(`no button ${label}`);
      button.props["onClick"]();
    };
    return { words, press, all: parts };
  }
  return { articles, given, said, look };
}
const TITLE = "How do I send something back?";
const TEXT = "Within 30 days, for free.";

describe("M12: a person comes, with the wait beside it", () => {
  test("while nothing is open, while one is, and after no", () => {
    const { look, said } = part();
    expect(look(shown).words).toContain(WAIT);
    look(shown).press(TITLE);
    expect(look(shown).words).toContain(WAIT);
    look(shown).press(texts.no);
    expect(look(shown).words).toContain(`${texts.coming} ${WAIT}`);
    expect(said).toEqual([`${texts.coming} ${WAIT}`]);
  });

  test("one tap leads past the articles", () => {
    const { look, given, said } = part();
    look(shown).press(TITLE);
    look(shown).press(texts.person);
    expect(look(shown).words).not.toContain(TEXT);
    expect([given.length, said]).toEqual([1, [WAIT]]); // that it was opened, and nothing else
  });
});

test("SC2: until the place is told a person is offered without a word of the wait, which stands above the thread", () => {
  const { look, said } = part("");
  look(shown).press(TITLE);
  const { all, press } = look(shown);
  expect(all.filter((each) => typeof each !== "string" && each.type === "span")).toHaveLength(1); // what is asked
  press(texts.person);
  expect(said).toEqual([]);
});

describe("AR7, M11: an answer is read in the chat", () => {
  test("the link to its page stands at its end, and leads nowhere but to the web", () => {
    const { look } = part();
    look(shown).press(TITLE);
    const { words, all } = look(shown);
    expect(words.indexOf(texts.page)).toBeGreaterThan(words.indexOf(TEXT));
    const link = all.find((each) => typeof each !== "string" && each.type === "a");
    expect(link).toMatchObject({ props: { href: "https://shop.example/returns" } });
    const [article] = shown.text.articles;
    const wrong = { ...shown, text: { articles: [{ ...article, page: "javascript:alert(1)" }] } };
    expect(look(wrong as typeof shown).words).not.toContain(texts.page);
  });

  test("opening one is told once, and asks; it closes again", () => {
    const { look, given } = part();
    look(shown).press(TITLE);
    expect(look(shown).words).toContain(texts.ask);
    expect(given).toEqual([{ type: "article.answer", articleId, help: "opened" }]);
    const opened = { ...answered, help: "opened" } as const;
    look(shown, opened).press(TITLE);
    expect(look(shown, opened).words).not.toContain(TEXT);
    look(shown, opened).press(TITLE);
    expect(given).toHaveLength(1);
  });

  test("one that two conversations have shown opens where it was pressed, and nowhere else", () => {
    const { articles } = part();
    const before = { ...maker.make("article.shown", { seq: 2 }), text: shown.text };
    const views = [viewAfter(before, closed), viewAfter(shown)];
    const picture = { view: views[1], threads: views, underWay: [], problem: null };
    const cards = () =>
      [before, shown].map((event) =>
        drawn(articles.ofEvent?.(event, picture as unknown as Picture)).filter(
          (each): each is Drawn => typeof each !== "string",
        ),
      );
    const isOpen = () =>
      cards().map(
        (all) => all.find(({ props }) => "aria-expanded" in props)?.props["aria-expanded"],
      );
    const ids = cards().flatMap((all) => all.flatMap(({ props }) => props["id"] ?? []));
    expect(new Set(ids).size).toBe(2);
    const [first] = cards();
    const title = first?.find(({ props }) => "aria-expanded" in props);
    if (typeof title?.props["onClick"] !== "function") throw new Error("no title");
    title.props["onClick"]();
    expect(isOpen()).toEqual([true, false]);
  });

  test("yes offers to leave the line, and nothing leaves it but the visitor", () => {
    const { look, given } = part();
    look(shown).press(TITLE);
    look(shown).press(texts.yes);
    expect(given).toHaveLength(2);
    expect(look(shown).words).toContain(texts.helped);
    look(shown).press(texts.leave);
    expect(given[2]).toEqual({ type: "conversation.close" });
  });

  test("what was answered is not asked again, on no page; with somebody there nothing is said of the wait", () => {
    const { look } = part();
    look(shown, answered).press(TITLE);
    expect(look(shown, answered).words).not.toContain(texts.ask);
    const { words } = look(shown, assigned);
    expect(words).not.toContain(WAIT);
    expect(words).toContain(TITLE);
  });

  test("once the chat has ended they can be read, and nothing is asked", () => {
    const { look } = part();
    look(shown, closed).press(TITLE);
    const { words } = look(shown, closed);
    expect(words).toContain(TEXT);
    for (const word of [texts.ask, texts.person, WAIT]) expect(words).not.toContain(word);
  });
});

test("AR4: what has just been shown is said aloud, with its titles", () => {
  const { articles, said } = part();
  articles.heard?.(shown);
  articles.heard?.(closed);
  expect(said).toEqual([`${texts.waiting}: ${TITLE}`]);
});

test("R9: what has another form than it should is passed over", () => {
  const [article] = shown.text.articles;
  const wrongs = [
    undefined,
    null,
    "x",
    { articles: null },
    { articles: [null] },
    ...["articleId", "title", "text", "links", "page"].map((key) => ({
      articles: [{ ...article, [key]: { type: 1 } }],
    })),
    { articles: [{ ...article, links: [null] }] },
  ];
  for (const text of wrongs) {
    const wrong = { ...shown, text } as unknown as LastingEvent;
    expect(articlesIn(wrong), JSON.stringify(text)).toEqual([]);
    expect(part().look(wrong).words).toBe("");
  }
  expect(articlesIn(LastingEventSchema.parse({ ...shown, publicSeq: 2 }))).toHaveLength(1);
});
