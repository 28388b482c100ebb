import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ArticleLine } from "@presently/shared/protocol";
import { locale, t } from "../i18n/index.ts";

interface ArticleRowProps {
  article: ArticleLine;
  /** Undefined where this agent may not. */
  onEdit: ((button: HTMLButtonElement) => void) | undefined;
  /** Id of the sentence why nothing can be edited now; undefined where it can. */
  heldBy: string | undefined;
  onCheck: (() => void) | undefined;
  onRemove: (() => void) | undefined;
}

/** One article of the list: what it is called in each language, who keeps it, and whether it is old (AR2). */
export function ArticleRow(props: ArticleRowProps): JSX.Element {
  const { article, onEdit, heldBy, onCheck, onRemove } = props;
  const [isAsking, setAsking] = useState(false);
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
      <div class="form-actions">
        {onCheck !== undefined && (
          <button
            type="button"
            class={article.isStale ? "button is-small is-main" : "button is-small"}
            aria-label={words.checkOf(title)}
            onClick={onCheck}
          >
            {words.check}
          </button>
        )}
        {onEdit !== undefined && (
          <button
            type="button"
            class="button is-small"
            aria-label={words.editOf(title)}
            aria-disabled={heldBy !== undefined}
            aria-describedby={heldBy}
            onClick={({ currentTarget }) => heldBy === undefined && onEdit(currentTarget)}
          >
            {words.edit}
          </button>
        )}
        {onRemove !== undefined &&
          (isAsking ? (
            <>
              <button type="button" class="button is-small is-danger" onClick={onRemove}>
                {words.removeSure}
              </button>
              <button type="button" class="button is-small" onClick={() => setAsking(false)}>
                {t.settings.cancel}
              </button>
            </>
          ) : (
            <button
              type="button"
              class="button is-small is-quiet"
              aria-label={`${words.remove}: ${title}`}
              onClick={() => setAsking(true)}
            >
              {words.remove}
            </button>
          ))}
      </div>
    </li>
  );
}
