import type { JSX } from "preact";
import type { ArticleLine } from "@presently/shared/protocol";
import { locale, t } from "../i18n/index.ts";
import { KeptActions, type KeptActs } from "../kept/KeptActions.tsx";

interface ArticleRowProps extends KeptActs {
  article: ArticleLine;
}

/** One article of the list: what it is called in each language, who keeps it, and whether it is old (AR2). */
export function ArticleRow(props: ArticleRowProps): JSX.Element {
  const { article } = props;
  const words = t.articles;
  const title = article.titles[0]?.title ?? "";
  const day = new Date(article.checkedAtMs).toLocaleDateString(locale, { dateStyle: "medium" });
  return (
    <li class={article.isStale ? "article-row is-stale" : "article-row"}>
      <div class="article-titles">
        {article.titles.map(({ language, title: inLanguage }) => (
          <p key={language}>
            <bdi lang={language}>{inLanguage}</bdi>{" "}
            <span class="field-hint">{words.languages[language]}</span>
          </p>
        ))}
        <p class="field-hint">
          {words.keptBy(article.keeperName, day)}{" "}
          {article.isStale && <span class="pill is-warn">{words.stale}</span>}{" "}
          {article.isTeamOnly && <span class="pill">{words.teamOnly}</span>}
        </p>
      </div>
      <KeptActions
        title={title}
        isStale={article.isStale}
        onEdit={props.onEdit}
        heldBy={props.heldBy}
        onCheck={props.onCheck}
        onRemove={props.onRemove}
      />
    </li>
  );
}
