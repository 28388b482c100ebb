import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { AgentCommand, SettingsView } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { Check } from "../ui/Check.tsx";
import { Choice } from "../ui/Choice.tsx";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import {
  codesInParts,
  type GoodwillDraft,
  goodwillDraftOf,
  goodwillOfDraft,
  goodwillProblems,
  showsCodes,
} from "./goodwill-draft.ts";
import { SaveBar } from "./SaveBar.tsx";

type Site = SettingsView["sites"][number];

interface GoodwillSettingsProps {
  site: Site;
  send: (command: AgentCommand) => Promise<void>;
}

/** What a site gives those who wait too long (M3). */
export function GoodwillSettings({ site, send }: GoodwillSettingsProps): JSX.Element {
  const words = t.goodwill;
  const { siteId, goodwill } = site;
  const form = useForm<GoodwillDraft>({
    initial: goodwillDraftOf(goodwill),
    check: goodwillProblems,
    send: async (draft) => {
      await send({ type: "goodwill.set", siteId, ...goodwillOfDraft(draft, goodwill) });
      if (!showsCodes(draft)) return;
      // A repeat after a refusal adds nothing twice (GW5).
      for (const codes of codesInParts(draft.codes))
        await send({ type: "goodwill.addCodes", siteId, codes });
      form.set("codes", "");
    },
    refused: { "value.invalid": "codes" },
    words: { "value.invalid": words.refused },
  });
  const { values, problems, set } = form;
  return (
    <form class="form panel" noValidate onSubmit={form.submit}>
      <h2>
        {words.title}: <bdi>{site.name}</bdi>
      </h2>
      <p class="field-hint">{words.intro}</p>
      <FormProblem text={problems.form ?? (showsCodes(values) ? undefined : problems.codes)} />
      <Check
        label={words.isOn}
        isChecked={values.isOn}
        onCheck={(isChecked) => set("isOn", isChecked)}
      />
      {values.isOn && (
        <>
          <Field
            label={words.limit}
            isNumber
            value={values.limitMinutes}
            problem={problems.limitMinutes}
            onValue={(value) => set("limitMinutes", value)}
          />
          <Field
            label={words.days}
            isNumber
            value={values.days}
            problem={problems.days}
            onValue={(value) => set("days", value)}
          />
          <Field
            label={words.mostPerDay}
            hint={words.mostPerDayHint}
            isNumber
            value={values.mostPerDay}
            problem={problems.mostPerDay}
            onValue={(value) => set("mostPerDay", value)}
          />
          <Choice
            legend={words.audience}
            value={values.audience}
            options={[
              { value: "identified", label: words.identified, hint: words.identifiedHint },
              { value: "everyone", label: words.everyone },
            ]}
            onValue={(value) => set("audience", value)}
          />
          <Field
            label={words.words}
            hint={words.wordsHint}
            isMultiline
            value={values.words}
            problem={problems.words}
            onValue={(value) => set("words", value)}
          />
          <Choice
            legend={words.which}
            value={values.isFixed ? "fixed" : "pool"}
            options={[
              { value: "pool", label: words.pool },
              { value: "fixed", label: words.fixed },
            ]}
            onValue={(value) => set("isFixed", value === "fixed")}
          />
          {values.isFixed ? (
            <Field
              label={words.fixedCode}
              value={values.fixedCode}
              problem={problems.fixedCode}
              onValue={(value) => set("fixedCode", value)}
            />
          ) : (
            <Field
              label={words.codes}
              hint={words.codesHint}
              isMultiline
              value={values.codes}
              problem={problems.codes}
              onValue={(value) => set("codes", value)}
            />
          )}
        </>
      )}
      {goodwill !== null && (
        <CodesLeft
          goodwill={goodwill}
          onDrop={() => send({ type: "goodwill.dropCodes", siteId })}
        />
      )}
      <SaveBar isBusy={form.isBusy} isDone={form.isDone} />
    </form>
  );
}

/** How much is left and was given; unused codes can be taken out, after asking once. */
function CodesLeft(props: {
  goodwill: NonNullable<Site["goodwill"]>;
  onDrop: () => Promise<void>;
}): JSX.Element {
  const { codesLeft, givenInDay, fixedCode } = props.goodwill;
  const [isAsking, setAsking] = useState(false);
  const words = t.goodwill;
  return (
    <div>
      <p role="status">
        {fixedCode === null && `${words.left(codesLeft)} `}
        {words.given(givenInDay)}
      </p>
      {codesLeft > 0 &&
        (isAsking ? (
          <div class="form-actions">
            <button
              type="button"
              class="button is-small"
              onClick={() => void props.onDrop().finally(() => setAsking(false))}
            >
              {words.dropSure(codesLeft)}
            </button>
            <button type="button" class="button is-small" onClick={() => setAsking(false)}>
              {t.settings.cancel}
            </button>
          </div>
        ) : (
          <button type="button" class="link-button" onClick={() => setAsking(true)}>
            {words.drop}
          </button>
        ))}
    </div>
  );
}
