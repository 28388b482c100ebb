/** @jsxImportSource #lent */
import type { ArticleHelp, ShownArticle } from "@presently/shared/protocol";
import type { ComponentChild, VNode } from "preact";
import type { ExtraTools } from "../talk/extras.ts";
import { pageOf } from "./shown.ts";
import type { ArticlesTexts } from "./texts.ts";

interface Props {
  readonly articles: readonly ShownArticle[];
  readonly texts: ArticlesTexts;
  readonly linked: ExtraTools["linked"];
  /** The event that shows them. */
  readonly shownBy: string;
  /** Which one is open. */
  readonly openId: string | undefined;
  /** What the visitor has said; an answer counts before the server has stored it. */
  readonly help: ArticleHelp | undefined;
  /** Place and wait, while they stand in line, empty until they are told; undefined once they do not. */
  readonly wait: string | undefined;
  /** The conversation goes on: something can be said of them. */
  readonly isLive: boolean;
  readonly open: (articleId: string) => void;
  readonly answer: (help: "yes" | "no") => void;
  readonly leave: () => void;
  readonly putAway: () => void;
}

/** Each article's place, to be found by whoever has just opened it. */
export const idOf = (shownBy: string, articleId: string) => `article-${shownBy}-${articleId}`;

/** What was shown: titles that open in their place, and beneath them that a person comes, with the wait (M12). */
export function articleCard(props: Props): VNode {
  const { articles, texts, help, wait, isLive } = props;
  const lead = wait === undefined || !isLive ? texts.later : texts.waiting;
  return (
    <section class="card shown" key="articles" aria-label={lead}>
      <p>
        <strong>{lead}</strong>
      </p>
      {articles.map((article) => entry(article, props))}
      {isLive && (help === "yes" || help === "no" ? outcome(props, help) : beside(props))}
    </section>
  );
}

function entry(article: ShownArticle, props: Props): VNode {
  const { articleId, title, text, links } = article;
  const { texts, openId, help, isLive, linked, open } = props;
  const isOpen = articleId === openId;
  const page = pageOf(article);
  return (
    <div class="article" key={articleId} id={idOf(props.shownBy, articleId)}>
      <button
        type="button"
        class="secondary title"
        dir="auto"
        aria-expanded={isOpen}
        onClick={() => open(articleId)}
      >
        {title}
      </button>
      {isOpen && (
        <div class="article-text" dir="auto">
          {linked(text, links)}
          {page && (
            <a class="page" href={page} target="_blank" rel="noopener noreferrer nofollow ugc">
              {texts.page}
            </a>
          )}
        </div>
      )}
      {isOpen && isLive && help !== "yes" && help !== "no" && ask(props)}
    </div>
  );
}

function ask({ texts, answer }: Props): VNode {
  return (
    <div class="choices ask" role="group" aria-label={texts.ask} key="ask">
      <span>{texts.ask}</span>
      <div class="either">
        <button type="button" class="secondary" onClick={() => answer("yes")}>
          {texts.yes}
        </button>
        <button type="button" class="secondary" onClick={() => answer("no")}>
          {texts.no}
        </button>
      </div>
    </div>
  );
}

/** What becomes of the answer: leaving the line is the visitor's choice (M22), and a "no" is answered with the real wait. */
function outcome({ texts, wait, leave, putAway }: Props, help: "yes" | "no"): ComponentChild {
  if (help === "no" || wait === undefined)
    return (
      <p class="person" key="outcome">
        {help === "yes"
          ? texts.thanks
          : wait === undefined
            ? texts.thanks
            : `${texts.coming} ${wait}`}
      </p>
    );
  return (
    <div key="outcome">
      <p class="person">{texts.helped}</p>
      <div class="choices">
        <button type="button" class="secondary" onClick={leave}>
          {texts.leave}
        </button>
        <button type="button" class="quiet" onClick={putAway}>
          {texts.stay}
        </button>
      </div>
    </div>
  );
}

/** The way past the articles, with the wait beside it. */
function beside({ texts, wait, putAway }: Props): ComponentChild {
  if (wait === undefined) return null;
  return (
    <div class="person or-wait" key="person">
      <button type="button" class="inline" onClick={putAway}>
        {texts.person}
      </button>
      {wait && <span>{wait}</span>}
    </div>
  );
}
