import type { ArticleHelp, LastingEvent } from "@presently/shared/protocol";
import { en as texts } from "../i18n/en/articles.ts";
import type { Picture } from "../picture.ts";
import type { Extra, ExtraTools } from "../talk/extras.ts";
import { articleCard, idOf } from "./ArticleCard.tsx";
import { articlesStyle } from "./articles-style.ts";
import { articlesIn } from "./shown.ts";

/** So long after an article was opened its title is kept in view. */
const SETTLES_MS = 500;

/** Help articles on one page: which one is open, and what was said of them (AR4, AR7). */
export function create(tools: ExtraTools): Extra {
  const { handle, session, redraw } = tools;
  /** Which one is open, and the event that shows it: two conversations may have shown the same. */
  let openId: string | undefined;
  let openIn: string | undefined;
  /** What was just answered, by its conversation, until the server tells it. */
  let answered: { readonly of: string; readonly help: "yes" | "no" } | undefined;
  let isSending = false;
  let openedAtMs = 0;

  /** What the visitor has said in a conversation, here or on another page. */
  function helpIn({ conversationId, articleHelp }: NonNullable<Picture["view"]>) {
    return articleHelp === "yes" || articleHelp === "no" || answered?.of !== conversationId
      ? articleHelp
      : answered.help;
  }

  /** Opens one, or closes it again. Its title comes to the top, so that it is read from its beginning. */
  function turn(event: LastingEvent, articleId: string, help: ArticleHelp | undefined): void {
    const isOpening = openId !== articleId || openIn !== event.id;
    openId = isOpening ? articleId : undefined;
    openIn = event.id;
    if (isOpening && help === "shown") give(articleId, "opened");
    openedAtMs = session.serverNowMs();
    redraw();
    toTitle();
  }

  /** The thread stays at its end with every change, until it has noticed that it was scrolled: what was just opened is brought up again meanwhile. */
  function toTitle(): void {
    if (!openId || !openIn || session.serverNowMs() - openedAtMs > SETTLES_MS) return;
    const id = idOf(openIn, openId);
    requestAnimationFrame(() => {
      const title = handle.root.getElementById(id);
      const thread = title?.closest(".thread");
      // Not by `scrollIntoView`, which would move the page, too.
      if (title && thread)
        thread.scrollTop +=
          title.getBoundingClientRect().top - thread.getBoundingClientRect().top - 12;
    });
  }

  function give(articleId: string, help: "opened" | "yes" | "no"): void {
    // Safe: the server's own id, and whatever else it is the server refuses.
    const id = articleId as `art_${string}`;
    session.give({ type: "article.answer", articleId: id, help });
  }

  function putAway(wait: string): void {
    openId = undefined;
    if (wait) tools.say(wait);
    redraw();
  }

  function cardOf(event: LastingEvent, picture: Picture) {
    const articles = articlesIn(event);
    const { view } = picture;
    if (articles.length === 0) return null;
    const isHere = view !== null && view.items.includes(event);
    const isLive = isHere && view.state !== "closed" && view.state !== "messageLeft";
    const isWaiting = isHere && (view.state === "queued" || view.state === "offered");
    const wait = isWaiting ? tools.waitWords(picture) : undefined;
    const help = isHere ? helpIn(view) : undefined;
    return articleCard({
      articles,
      texts,
      linked: tools.linked,
      shownBy: event.id,
      openId: openIn === event.id ? openId : undefined,
      help,
      wait,
      isLive,
      open: (articleId) => turn(event, articleId, help),
      answer(said) {
        if (!isHere || openId === undefined) return;
        answered = { of: view.conversationId, help: said };
        give(openId, said);
        if (said === "no") tools.say(wait === undefined ? texts.thanks : `${texts.coming} ${wait}`);
        else tools.say(wait === undefined ? texts.thanks : texts.helped);
        redraw();
      },
      leave: () => session.give({ type: "conversation.close" }),
      putAway: () => putAway(wait ?? ""),
    });
  }

  return {
    style: articlesStyle,
    look({ underWay, problem }) {
      toTitle();
      const wasSending = isSending;
      isSending = underWay.includes("article.answer");
      if (!wasSending || isSending || problem === null) return;
      // It was answered on another page, or the chat has ended meanwhile: nothing that the visitor has to know of.
      session.forgetProblem();
      answered = undefined;
    },
    heard(event) {
      const articles = articlesIn(event);
      if (articles.length === 0) return;
      tools.say(`${texts.waiting}: ${articles.map(({ title }) => title).join(", ")}`);
    },
    ofEvent: cardOf,
    forgotten() {
      openId = undefined;
      answered = undefined;
    },
  };
}
