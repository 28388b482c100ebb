import type { JSX } from "preact";
import { useId } from "preact/hooks";
import type { AgentCommand, AgentId, DeskView } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { SaveBar } from "./SaveBar.tsx";

interface ComplaintSettingsProps {
  site: DeskView["sites"][number];
  team: DeskView["agents"];
  send: (command: AgentCommand) => Promise<void>;
}

/** Who answers for the complaints of a site (CM2). */
export function ComplaintSettings({ site, team, send }: ComplaintSettingsProps): JSX.Element {
  const words = t.complaints.settings;
  const id = useId();
  const form = useForm<{ agentId: AgentId | null }>({
    initial: { agentId: site.complaintsTo ?? null },
    check: () => ({}),
    send: ({ agentId }) => send({ type: "site.setComplaints", siteId: site.siteId, agentId }),
  });
  return (
    <form class="form panel" noValidate onSubmit={form.submit}>
      <h2>
        {words.title}: <bdi>{site.name}</bdi>
      </h2>
      <p class="field-hint">{words.intro}</p>
      <FormProblem text={form.problems.form} />
      <div class="field">
        <label for={id}>{words.field}</label>
        <select
          id={id}
          class="input"
          value={form.values.agentId ?? ""}
          onChange={(event) => {
            const { value } = event.currentTarget;
            form.set("agentId", team.find(({ agentId }) => agentId === value)?.agentId ?? null);
          }}
        >
          <option value="">{words.nobody}</option>
          {team
            .filter(({ isDisabled }) => !isDisabled)
            .map(({ agentId, name }) => (
              <option key={agentId} value={agentId}>
                {name}
              </option>
            ))}
        </select>
      </div>
      <SaveBar isBusy={form.isBusy} isDone={form.isDone} />
    </form>
  );
}
