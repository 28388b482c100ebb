import type { JSX } from "preact";
import type { ArticleLanguage } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";

/** The languages in which something is not written yet, a button each. */
export function LanguageChoice(props: {
  missing: readonly ArticleLanguage[];
  onAdd: (language: ArticleLanguage) => void;
}): JSX.Element {
  return (
    <div class="form-actions" role="group" aria-label={t.articles.form.addLanguage}>
      <span class="field-label">{t.articles.form.addLanguage}</span>
      {props.missing.map((language) => (
        <button
          type="button"
          class="button is-small"
          key={language}
          onClick={() => props.onAdd(language)}
        >
          {t.articles.languages[language]}
        </button>
      ))}
    </div>
  );
}
