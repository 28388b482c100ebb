import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import type { AgentCommand, SettingsView } from "@presently/shared/protocol";
import type { LookLanguage } from "@presently/shared/protocol/further-look";
import { DEFAULT_LOOK, MAX_WELCOME_CHARS } from "@presently/shared/protocol/look-limits";
import { siteWords } from "../i18n/site.ts";
import { Check } from "../ui/Check.tsx";
import { Choice } from "../ui/Choice.tsx";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { type LookDraft, lookDraftOf, lookOfDraft, lookProblems } from "./look-draft.ts";
import { LookColors } from "./LookColors.tsx";
import { LookLauncher } from "./LookLauncher.tsx";
import { LookPreview } from "./LookPreview.tsx";
import { LookWords } from "./LookWords.tsx";
import { PictureField, type SetPicture } from "./PictureField.tsx";
import { SaveBar } from "./SaveBar.tsx";

interface LookSettingsProps {
  site: SettingsView["sites"][number];
  send: (command: AgentCommand) => Promise<void>;
  onPicture: SetPicture;
}

/** How a site's chat looks, with the chat itself beside it (LK1). */
export function LookSettings({ site, send, onPicture }: LookSettingsProps): JSX.Element {
  const words = siteWords.look;
  const { siteId, look } = site;
  const form = useForm<LookDraft>({
    initial: lookDraftOf(look),
    check: lookProblems,
    send: async (draft) => {
      const whole = lookOfDraft(draft);
      if (whole !== undefined) await send({ type: "site.setLook", siteId, look: whole });
    },
  });
  const [language, setLanguage] = useState<LookLanguage>("en");
  const { values, problems, set } = form;
  // While something of it is wrong the preview stays as it was.
  const shown = useRef(look);
  shown.current = lookOfDraft(values) ?? shown.current;
  const number = (key: "scale" | "radius" | "side" | "bottom" | "phoneSide" | "phoneBottom") => (
    <Field
      label={words[key]}
      isNumber
      value={values[key]}
      problem={problems[key]}
      onValue={(value) => set(key, value)}
    />
  );
  return (
    <form class="form panel look" noValidate onSubmit={form.submit}>
      <h2>
        {words.title}: <bdi>{site.name}</bdi>
      </h2>
      <p class="field-hint">{words.intro}</p>
      <FormProblem text={problems.form} />
      <LookColors form={form} />
      <Choice
        legend={words.theme}
        value={values.theme}
        options={(["auto", "light", "dark"] as const).map((value) => ({
          value,
          label: words.themes[value],
        }))}
        onValue={(value) => set("theme", value)}
      />
      <Choice
        legend={words.position}
        value={values.position}
        options={[
          { value: "right", label: words.positions.right },
          { value: "left", label: words.positions.left, hint: words.positionHint },
        ]}
        onValue={(value) => set("position", value)}
      />
      <div class="look-numbers">
        {number("scale")}
        {number("radius")}
        {number("side")}
        {number("bottom")}
      </div>
      <Check
        label={words.phoneApart}
        hint={words.phoneApartHint}
        isChecked={values.isPhoneApart}
        onCheck={(isChecked) => set("isPhoneApart", isChecked)}
      />
      {values.isPhoneApart && (
        <div class="look-numbers">
          {number("phoneSide")}
          {number("phoneBottom")}
        </div>
      )}
      <LookLauncher form={form} />
      <Choice
        legend={words.font}
        value={values.font}
        options={(["system", "page"] as const).map((value) => ({
          value,
          label: words.fonts[value],
        }))}
        onValue={(value) => set("font", value)}
      />
      <Choice
        legend={words.density}
        value={values.density}
        options={(["roomy", "compact"] as const).map((value) => ({
          value,
          label: words.densities[value],
        }))}
        onValue={(value) => set("density", value)}
      />
      <Check
        label={words.shadow}
        isChecked={values.shadow}
        onCheck={(isChecked) => set("shadow", isChecked)}
      />
      <Field
        label={words.zIndex}
        hint={words.zIndexHint}
        isNumber
        value={values.zIndex}
        problem={problems.zIndex}
        onValue={(value) => set("zIndex", value)}
      />
      <PictureField
        owner={siteId}
        hash={site.logo}
        label={words.logo}
        hint={words.logoHint}
        fit="whole"
        onPicture={onPicture}
      />
      <Check
        label={words.faces}
        hint={words.facesHint}
        isChecked={values.faces}
        onCheck={(isChecked) => set("faces", isChecked)}
      />
      <Field
        label={words.welcome}
        hint={words.welcomeHint}
        maxLength={MAX_WELCOME_CHARS}
        value={values.welcome}
        problem={problems.welcome}
        onValue={(value) => set("welcome", value)}
      />
      <LookWords
        texts={values.texts}
        language={language}
        onLanguage={setLanguage}
        onTexts={(texts) => set("texts", texts)}
      />
      <button
        type="button"
        class="link-button"
        onClick={() => form.reset(lookDraftOf(DEFAULT_LOOK))}
      >
        {words.usual}
      </button>
      <SaveBar isBusy={form.isBusy} isDone={form.isDone} />
      <LookPreview site={site} look={shown.current} language={language} />
    </form>
  );
}
