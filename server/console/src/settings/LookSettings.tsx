import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { AgentCommand, SettingsView, SiteLook } from "@presently/shared/protocol";
import { DEFAULT_LOOK, MAX_WELCOME_CHARS } from "@presently/shared/protocol/look-limits";
import { browserClock } from "../browser-clock.ts";
import { t } from "../i18n/index.ts";
import { Choice } from "../ui/Choice.tsx";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { contrastOf, inkOn } from "./contrast.ts";
import { type LookDraft, lookDraftOf, lookOfDraft, lookProblems, tidyColor } from "./look-draft.ts";
import { SaveBar } from "./SaveBar.tsx";

/** The preview follows what is typed after a moment without typing. */
const PREVIEW_AFTER_MS = 400;
const FAINT = 3;

interface LookSettingsProps {
  site: SettingsView["sites"][number];
  send: (command: AgentCommand) => Promise<void>;
}

/** How a site's chat looks, with the chat itself beside it (LK1). */
export function LookSettings({ site, send }: LookSettingsProps): JSX.Element {
  const words = t.look;
  const { siteId, look } = site;
  const form = useForm<LookDraft>({
    initial: lookDraftOf(look),
    check: lookProblems,
    send: async (draft) => {
      const whole = lookOfDraft(draft);
      if (whole !== undefined) await send({ type: "site.setLook", siteId, look: whole });
    },
  });
  const { values, problems, set } = form;
  const drawn = lookOfDraft(values);
  const number = (key: "radius" | "side" | "bottom") => (
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
      <div class="look-color">
        <Field
          label={words.color}
          hint={words.colorHint}
          maxLength={9}
          value={values.color}
          problem={problems.color}
          onValue={(value) => set("color", value)}
        />
        <input
          type="color"
          aria-label={words.pick}
          value={drawn?.color ?? look.color}
          onInput={(event) => set("color", event.currentTarget.value)}
        />
      </div>
      {lookProblems(values).color === undefined && <Contrast color={tidyColor(values.color)} />}
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
        {number("radius")}
        {number("side")}
        {number("bottom")}
      </div>
      <Field
        label={words.welcome}
        hint={words.welcomeHint}
        maxLength={MAX_WELCOME_CHARS}
        value={values.welcome}
        problem={problems.welcome}
        onValue={(value) => set("welcome", value)}
      />
      <button
        type="button"
        class="link-button"
        onClick={() => form.reset(lookDraftOf(DEFAULT_LOOK))}
      >
        {words.usual}
      </button>
      <SaveBar isBusy={form.isBusy} isDone={form.isDone} />
      <Preview site={site} look={drawn ?? look} />
    </form>
  );
}

function Contrast({ color }: { color: string }): JSX.Element {
  const { ink, ratio } = inkOn(color);
  const onWhite = contrastOf(color, "#ffffff");
  return (
    <p class="field-hint" role="status">
      {t.look.inkOn(ink, ratio.toFixed(1))} {onWhite < FAINT && t.look.faint(onWhite.toFixed(1))}
    </p>
  );
}

/** The chat itself, as it would look: loaded anew for each look. */
function Preview({ site, look }: { site: LookSettingsProps["site"]; look: SiteLook }): JSX.Element {
  const { offset, ...plain } = look;
  const query = new URLSearchParams({
    ...plain,
    radius: String(look.radius),
    offset: `${offset.side} ${offset.bottom}`,
  });
  const address = `/console/preview/${site.siteKey}?${query.toString()}`;
  const [shown, setShown] = useState(address);
  useEffect(() => {
    const soon = browserClock.after(PREVIEW_AFTER_MS, () => setShown(address));
    return () => soon.cancel();
  }, [address]);
  return (
    <section class="field look-shown">
      <h3>{t.look.preview}</h3>
      <p class="field-hint">{t.look.previewHint}</p>
      {/* Another element for each look: a frame that goes elsewhere would be a step back in the browser's history. */}
      <iframe
        key={shown}
        class="look-preview"
        loading="lazy"
        title={t.look.previewFrame(site.name)}
        src={shown}
      />
    </section>
  );
}
