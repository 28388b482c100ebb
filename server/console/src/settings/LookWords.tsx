import type { JSX } from "preact";
import { useId } from "preact/hooks";
import {
  LOOK_LANGUAGES,
  LOOK_WORDS,
  type LookLanguage,
  MAX_LOOK_WORD_CHARS,
} from "@presently/shared/protocol/further-look";
import { t } from "../i18n/index.ts";
import { siteWords } from "../i18n/site.ts";
import { Field } from "../ui/Field.tsx";
import { type LookDraft, wordProblem } from "./look-draft.ts";

interface LookWordsProps {
  texts: LookDraft["texts"];
  /** The one whose words are shown, here and in the preview. */
  language: LookLanguage;
  onLanguage: (language: LookLanguage) => void;
  onTexts: (texts: LookDraft["texts"]) => void;
}

/** What the chat says in the owner's own words, one language at a time (LK3). */
export function LookWords({ texts, language, onLanguage, onTexts }: LookWordsProps): JSX.Element {
  const id = useId();
  const words = siteWords.look;
  const shown = texts[language];
  return (
    <fieldset class="field look-words">
      <legend class="field-label">{words.texts}</legend>
      <p class="field-hint">{words.textsHint}</p>
      <div class="field">
        <label for={id}>{words.language}</label>
        <select
          id={id}
          class="input"
          value={language}
          onChange={(event) => {
            const { value } = event.currentTarget;
            const chosen = LOOK_LANGUAGES.find((each) => each === value);
            if (chosen !== undefined) onLanguage(chosen);
          }}
        >
          {LOOK_LANGUAGES.map((each) => (
            <option key={each} value={each}>
              {nameOf(each, texts)}
            </option>
          ))}
        </select>
      </div>
      {LOOK_WORDS.map((word) => (
        <Field
          key={`${language} ${word}`}
          label={words.words[word]}
          hint={words.wordHints[word]}
          maxLength={MAX_LOOK_WORD_CHARS[word]}
          value={shown[word]}
          problem={wordProblem(word, shown[word])}
          onValue={(value) => onTexts({ ...texts, [language]: { ...shown, [word]: value } })}
        />
      ))}
    </fieldset>
  );
}

/** With how many of the owner's own, so that none is forgotten in a language that is not looked at. */
function nameOf(language: LookLanguage, texts: LookDraft["texts"]): string {
  const name = t.settings.chatLanguages[language];
  const count = LOOK_WORDS.filter((word) => texts[language][word].trim() !== "").length;
  return count === 0 ? name : siteWords.look.languageWith(name, count);
}
