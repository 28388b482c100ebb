import type { JSX } from "preact";
import { useId } from "preact/hooks";
import type { StaffingAnswer } from "@presently/shared/protocol";
import type { StaffingQuestion } from "../api.ts";
import { staffingWords } from "../i18n/staffing.ts";

const TARGETS = [70, 80, 90, 95];
const WITHIN_SECONDS = [20, 30, 60, 120, 300];

interface QuestionsProps {
  question: StaffingQuestion;
  sites: StaffingAnswer["sites"];
  onChange: (question: StaffingQuestion) => void;
}

/** Which sites, and what is to be reached. */
export function Questions({ question, sites, onChange }: QuestionsProps): JSX.Element {
  const words = staffingWords;
  return (
    <div class="report-questions">
      {sites.length > 1 && (
        <Choice
          label={words.site}
          value={question.site ?? ""}
          options={[
            { value: "", label: words.allSites },
            ...sites.map(({ siteKey, name }) => ({ value: siteKey, label: name })),
          ]}
          onChoose={(site) => onChange({ ...question, site: site === "" ? undefined : site })}
        />
      )}
      <Choice
        label={words.target}
        value={String(question.target)}
        options={TARGETS.map((each) => ({ value: String(each), label: words.percent(each / 100) }))}
        onChoose={(target) => onChange({ ...question, target: Number(target) })}
      />
      <Choice
        label={words.within}
        value={String(question.withinSeconds)}
        options={WITHIN_SECONDS.map((each) => ({
          value: String(each),
          label: words.span(each * 1000),
        }))}
        onChoose={(seconds) => onChange({ ...question, withinSeconds: Number(seconds) })}
      />
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChoose: (value: string) => void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="input"
        value={value}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
