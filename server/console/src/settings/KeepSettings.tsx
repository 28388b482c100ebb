import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { AgentCommand, SettingsView } from "@presently/shared/protocol";
import type { ConsoleApi } from "../api.ts";
import { t } from "../i18n/index.ts";
import { Refusal } from "../refusal.ts";
import { Check } from "../ui/Check.tsx";
import { FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { SaveBar } from "./SaveBar.tsx";
import { SpanSelect } from "./SpanSelect.tsx";

/** Days; as far as the server takes them. */
const keepChoices: readonly number[] = [0, 30, 90, 180, 365, 730, 1_095];

interface KeepSettingsProps {
  site: SettingsView["sites"][number];
  send: (command: AgentCommand) => Promise<void>;
  onCount: ConsoleApi["countOlder"];
}

/** How long a site keeps conversations that have ended (KD1); a shorter time says first how many go at once (KD3). */
export function KeepSettings({ site, send, onCount }: KeepSettingsProps): JSX.Element {
  const words = t.settings.sites.keep;
  /** How many go at once; null = it could not be asked. */
  const [older, setOlder] = useState<{ days: number; count: number | null }>();
  const form = useForm<{ keepDays: number; isMeant: boolean }>({
    initial: { keepDays: site.keepDays, isMeant: false },
    check: ({ keepDays, isMeant }) => ({
      isMeant: isShorter(keepDays, site.keepDays) && !isMeant ? words.sayYes : undefined,
    }),
    send: ({ keepDays }) => send({ type: "site.setKeepDays", siteId: site.siteId, keepDays }),
  });
  const { keepDays, isMeant } = form.values;
  const choose = async (days: number): Promise<void> => {
    form.set("keepDays", days);
    form.set("isMeant", false);
    if (!isShorter(days, site.keepDays)) return;
    try {
      setOlder({ days, count: (await onCount(site.siteId, days)).count });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setOlder({ days, count: null });
    }
  };
  const asked = older?.days === keepDays && isShorter(keepDays, site.keepDays) ? older : undefined;
  return (
    <form class="form panel" noValidate onSubmit={form.submit}>
      <h2>
        {words.title}: <bdi>{site.name}</bdi>
      </h2>
      <p class="field-hint">{words.intro}</p>
      <FormProblem text={form.problems.form} />
      <SpanSelect
        label={words.field}
        hint={words.hint}
        choices={keepChoices}
        value={keepDays}
        words={words.days}
        onValue={(days) => void choose(days)}
      />
      <div role="status">
        {asked !== undefined && (
          <p class="callout is-warn">
            {asked.count === null ? words.unknown : words.atOnce(asked.count)}
          </p>
        )}
      </div>
      {isShorter(keepDays, site.keepDays) && (
        <>
          <Check
            label={words.yes}
            hint={words.yesHint}
            isChecked={isMeant}
            onCheck={(isChecked) => form.set("isMeant", isChecked)}
          />
          <FormProblem text={form.problems.isMeant} />
        </>
      )}
      <SaveBar isBusy={form.isBusy} isDone={form.isDone} />
    </form>
  );
}

/** Whether less is kept than before. */
function isShorter(days: number, before: number): boolean {
  return days !== 0 && (before === 0 || days < before);
}
