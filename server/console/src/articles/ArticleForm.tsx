import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { ArticleLanguage, ArticleList } from "@presently/shared/protocol";
import { ARTICLE_LANGUAGES } from "@presently/shared/protocol/article-limits";
import { t } from "../i18n/index.ts";
import { KeeperChoice } from "../kept/KeeperChoice.tsx";
import { LanguageChoice } from "../kept/LanguageChoice.tsx";
import { SaveBar } from "../settings/SaveBar.tsx";
import { Check } from "../ui/Check.tsx";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import {
  type ArticleDraft,
  draftProblems,
  keeperOf,
  textProblems,
  withLanguage,
  withoutLanguage,
} from "./article-draft.ts";

interface ArticleFormProps {
  heading: string;
  initial: ArticleDraft;
  keepers: ArticleList["keepers"];
  /** Who edits. */
  me: string;
  onSave: (draft: ArticleDraft) => Promise<void>;
  onClose: () => void;
}

/** An article is written, in one language or several (AR1). The focus comes to its first field. */
export function ArticleForm(props: ArticleFormProps): JSX.Element {
  const words = t.articles.form;
  const keeperIn = ({ keeperId }: ArticleDraft) => keeperOf(keeperId, props.keepers, props.me);
  const form = useForm<ArticleDraft>({
    initial: props.initial,
    check: draftProblems,
    send: (draft) => props.onSave({ ...draft, keeperId: keeperIn(draft) }),
    words: { "value.invalid": words.refused },
  });
  const { values, problems, set } = form;
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => element.current?.querySelector("input")?.focus(), []);
  const wrong = problems.whole === undefined ? {} : textProblems(values);
  const missing = ARTICLE_LANGUAGES.filter(
    (language) => !values.texts.some((text) => text.language === language),
  );
  const change = (language: ArticleLanguage, part: Partial<ArticleDraft["texts"][number]>) => {
    const texts = values.texts.map((text) =>
      text.language === language ? { ...text, ...part } : text,
    );
    // What is still wrong stays marked while it is mended.
    set("texts", texts);
  };
  return (
    <form ref={element} class="form panel" noValidate onSubmit={form.submit}>
      <h2>{props.heading}</h2>
      <FormProblem text={problems.form ?? problems.whole} />
      {values.texts.map((text) => {
        const { language } = text;
        return (
          <fieldset class="article-text" key={language} lang={language}>
            <legend class="field-label">
              {t.articles.languages[language]}
              {values.texts.length > 1 && (
                <button
                  type="button"
                  class="link-button"
                  onClick={() => set("texts", withoutLanguage(values, language))}
                >
                  {words.dropLanguage(t.articles.languages[language])}
                </button>
              )}
            </legend>
            <Field
              label={words.title}
              hint={words.titleHint}
              value={text.title}
              problem={wrong[`${language} title`]}
              onValue={(title) => change(language, { title })}
            />
            <Field
              label={words.text}
              hint={words.textHint}
              isMultiline
              value={text.text}
              problem={wrong[`${language} text`]}
              onValue={(typed) => change(language, { text: typed })}
            />
            <Field
              label={words.page}
              hint={words.pageHint}
              type="url"
              value={text.page}
              problem={wrong[`${language} page`]}
              onValue={(page) => change(language, { page })}
            />
          </fieldset>
        );
      })}
      {missing.length > 0 && (
        <LanguageChoice
          missing={missing}
          onAdd={(language) => set("texts", withLanguage(values, language))}
        />
      )}
      <KeeperChoice
        keepers={props.keepers}
        value={keeperIn(values)}
        onKeeper={(keeperId) => set("keeperId", keeperId)}
      />
      <Check
        label={words.isTeamOnly}
        hint={words.isTeamOnlyHint}
        isChecked={values.isTeamOnly}
        onCheck={(isChecked) => set("isTeamOnly", isChecked)}
      />
      <SaveBar isBusy={form.isBusy} isDone={form.isDone} onCancel={props.onClose} />
    </form>
  );
}
