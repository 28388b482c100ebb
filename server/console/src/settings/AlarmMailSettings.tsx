import type { JSX } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import type { AlarmMailChoice, AlarmMailView } from "@presently/shared/protocol";
import type { ConsoleApi } from "../api.ts";
import { t } from "../i18n/index.ts";
import { Refusal } from "../refusal.ts";
import { Choice } from "../ui/Choice.tsx";
import { FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { SaveBar } from "./SaveBar.tsx";

export interface AlarmMailSettingsProps {
  api: Pick<ConsoleApi, "alarmMail" | "setAlarmMail">;
}

const choices: readonly AlarmMailChoice[] = ["never", "absent", "always"];

/** When one's own alarms come by mail (AL6). */
export function AlarmMailSettings({ api }: AlarmMailSettingsProps): JSX.Element {
  const [view, setView] = useState<AlarmMailView | "failed" | undefined>();
  const load = useCallback(async (): Promise<void> => {
    try {
      setView(await api.alarmMail());
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setView("failed");
    }
  }, [api]);
  useEffect(() => {
    void load();
  }, [load]);
  if (view === undefined) return <p class="field-hint">{t.settings.loading}</p>;
  if (view === "failed")
    return (
      <p class="callout is-bad" role="alert">
        {t.alarms.mail.failed}{" "}
        <button type="button" class="link-button" onClick={() => void load()}>
          {t.door.tryAgain}
        </button>
      </p>
    );
  return <AlarmMailForm view={view} onSave={api.setAlarmMail} />;
}

function AlarmMailForm({
  view,
  onSave,
}: {
  view: AlarmMailView;
  onSave: (choice: AlarmMailChoice) => Promise<void>;
}): JSX.Element {
  const words = t.alarms.mail;
  const form = useForm<{ choice: AlarmMailChoice }>({
    initial: { choice: view.choice },
    check: () => ({}),
    send: ({ choice }) => onSave(choice),
  });
  return (
    <form class="form panel" noValidate onSubmit={form.submit}>
      {!view.canMail && <p class="callout">{words.cannot}</p>}
      <Choice
        legend={words.legend}
        value={form.values.choice}
        options={choices.map((value) => ({
          value,
          label: words.choices[value],
          hint: words.hints[value],
        }))}
        onValue={(choice) => form.set("choice", choice)}
      />
      <p class="field-hint">{words.often(view.email)}</p>
      <FormProblem text={form.problems.form} />
      <SaveBar isBusy={form.isBusy} isDone={form.isDone} />
    </form>
  );
}
