import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { LOOK_LANGUAGES } from "@presently/shared/protocol/further-look";
import { locale, t } from "../i18n/index.ts";
import { Check } from "../ui/Check.tsx";
import { languageName } from "../ui/language-name.ts";

/** Languages that visitors' browsers ask for, beside those the chat speaks: the most spoken ones on the web (W3Techs) and of Europe. */
const FURTHER =
  "ar be ca cs cy da de el es et eu fa fr ga gl he hi hr hu hy id is it ja ka kk ko lb lv mk ms mt nb pl pt ro sk sl sq sr sv th tr uk vi zh".split(
    " ",
  );

interface LanguagePicksProps {
  legend: string;
  hint: string;
  languages: readonly string[];
  onChange: (languages: string[]) => void;
}

/** Some languages: those of the chat to tick, and any other to add. */
export function LanguagePicks(props: LanguagePicksProps): JSX.Element {
  const { legend, hint, languages, onChange } = props;
  const id = useId();
  const shown = [...new Set<string>([...LOOK_LANGUAGES, ...languages])];
  const further = FURTHER.filter((code) => !shown.includes(code))
    .map((code) => ({ code, name: languageName(code) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, locale));
  return (
    <fieldset class="field" aria-describedby={id}>
      <legend class="field-label">{legend}</legend>
      <p class="field-hint" id={id}>
        {hint}
      </p>
      <div class="language-picks">
        {shown.map((code) => (
          <Check
            key={code}
            label={languageName(code)}
            isChecked={languages.includes(code)}
            onCheck={(isChecked) =>
              onChange(
                isChecked ? [...languages, code] : languages.filter((other) => other !== code),
              )
            }
          />
        ))}
        <select
          class="input"
          aria-label={t.settings.languages.further}
          value=""
          onChange={(event) => {
            const code = event.currentTarget.value;
            event.currentTarget.value = "";
            if (code !== "") onChange([...languages, code]);
          }}
        >
          <option value="">{t.settings.languages.further}</option>
          {further.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </div>
    </fieldset>
  );
}
