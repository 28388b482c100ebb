import type { JSX } from "preact";
import { useCallback, useEffect, useId, useState } from "preact/hooks";
import type { FoundArticles } from "@presently/shared/protocol";
import { MAX_SOUGHT_CHARS } from "@presently/shared/protocol/article-limits";
import { t } from "../i18n/index.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { useAnswer } from "../ui/use-answer.ts";

export type FoundArticle = FoundArticles["found"][number];
/** Looks among the articles of the conversation's site, in its visitor's language. */
export type FindArticles = (words: string) => Promise<readonly FoundArticle[]>;

/** So long after the last key it is looked, in ms. */
const QUIET_MS = 150;

/** An answer that was written before is found by its words, and goes into the reply (M11, AR8). */
export function ArticleSearch(props: {
  find: FindArticles;
  onPick: (article: FoundArticle) => void;
  onClose: () => void;
}): JSX.Element {
  const words = t.articles.search;
  const id = useId();
  const [typed, setTyped] = useState("");
  const [picked, setPicked] = useState(0);
  const sought = useQuiet(typed.trim());
  const { find } = props;
  const ask = useCallback(
    async () => (sought === "" ? [] : [...(await find(sought))]),
    [find, sought],
  );
  const { answer, problem } = useAnswer(ask);
  const found = sought === "" ? [] : (answer ?? []);
  const at = Math.min(picked, found.length - 1);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 && event.key !== "Enter") return;
    event.preventDefault(); // the reply around it is not sent by this Enter
    const choice = found[at];
    if (choice === undefined) return;
    if (step === 0) props.onPick(choice);
    else setPicked((at + step + found.length) % found.length);
  };
  return (
    <Dialog labelledBy={`${id}-title`} onClose={props.onClose}>
      <h2 id={`${id}-title`}>{words.title}</h2>
      <div class="field">
        <label for={id}>{words.field}</label>
        <input
          id={id}
          class="input"
          type="text"
          role="combobox"
          dir="auto"
          autocomplete="off"
          maxLength={MAX_SOUGHT_CHARS}
          aria-expanded={found.length > 0 ? "true" : "false"}
          aria-controls={`${id}-found`}
          aria-activedescendant={found.length > 0 ? `${id}-${at}` : undefined}
          aria-describedby={`${id}-hint`}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setPicked(0);
          }}
          onKeyDown={onKeyDown}
        />
        <p class="field-hint" id={`${id}-hint`}>
          {words.hint}
        </p>
      </div>
      <ul id={`${id}-found`} role="listbox" aria-label={words.title} class="found-articles">
        {found.map((article, place) => (
          <li
            key={article.articleId}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === at ? "true" : "false"}
            onClick={() => props.onPick(article)}
          >
            <bdi class="found-title">{article.title}</bdi>{" "}
            {article.isStale && <span class="pill is-warn">{t.articles.stale}</span>}{" "}
            {article.isTeamOnly && <span class="pill">{t.articles.teamOnly}</span>}
            <span class="found-text" dir="auto">
              {article.text}
            </span>
          </li>
        ))}
      </ul>
      <p role="status" class="field-hint">
        {problem !== undefined ? words.failed : saidOf(sought, answer, found.length)}
      </p>
      <div class="form-actions">
        <button type="button" class="button" onClick={props.onClose}>
          {t.settings.cancel}
        </button>
      </div>
    </Dialog>
  );
}

function saidOf(sought: string, answer: unknown, count: number): string {
  if (sought === "" || answer === undefined) return "";
  return count === 0 ? t.articles.search.none : t.articles.search.found(count);
}

/** What was typed, once nothing more came for a moment. */
function useQuiet(typed: string): string {
  const [quiet, setQuiet] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setQuiet(typed), QUIET_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return quiet;
}
