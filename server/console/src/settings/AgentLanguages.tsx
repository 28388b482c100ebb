import type { JSX } from "preact";
import type { AgentCommand, SettingsView } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { LanguagePicks } from "./LanguagePicks.tsx";
import { SaveBar } from "./SaveBar.tsx";

interface AgentLanguagesProps {
  member: SettingsView["team"][number];
  send: (command: AgentCommand) => Promise<void>;
}

/** What an agent speaks with visitors (M18). */
export function AgentLanguages({ member, send }: AgentLanguagesProps): JSX.Element {
  const { agentId } = member;
  const words = t.settings.languages;
  const form = useForm<{ languages: readonly string[] }>({
    initial: { languages: member.languages },
    check: () => ({}),
    send: ({ languages }) =>
      send({ type: "agent.setLanguages", agentId, languages: [...languages] }),
  });
  return (
    <form class="form panel" noValidate onSubmit={form.submit}>
      <FormProblem text={form.problems.form} />
      <LanguagePicks
        legend={words.spokenBy(member.name)}
        hint={words.spokenHint}
        languages={form.values.languages}
        onChange={(languages) => form.set("languages", languages)}
      />
      <SaveBar isBusy={form.isBusy} isDone={form.isDone} />
    </form>
  );
}
