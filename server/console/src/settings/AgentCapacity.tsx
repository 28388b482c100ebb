import type { JSX } from "preact";
import type { AgentCommand, SettingsView } from "@presently/shared/protocol";
import { MAX_CAPACITY } from "@presently/shared/protocol/capacity-limit";
import { t } from "../i18n/index.ts";
import { Check } from "../ui/Check.tsx";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { SaveBar } from "./SaveBar.tsx";

interface AgentCapacityProps {
  member: SettingsView["team"][number];
  send: (command: AgentCommand) => Promise<void>;
}

/** How many chats an agent carries at once, and whether they rise to it from one (LP1, M14). */
export function AgentCapacity({ member, send }: AgentCapacityProps): JSX.Element {
  const { agentId, capacity, newcomerUpTo } = member;
  const words = t.settings.team;
  const form = useForm({
    initial: { capacity: String(newcomerUpTo ?? capacity), isNewcomer: newcomerUpTo !== null },
    check: ({ capacity: typed }) => ({
      capacity:
        /^\d{1,2}$/.test(typed.trim()) && Number(typed) <= MAX_CAPACITY
          ? undefined
          : words.wrongCapacity(MAX_CAPACITY),
    }),
    send: ({ capacity: typed, isNewcomer }) =>
      send({ type: "agent.setCapacity", agentId, capacity: Number(typed), isNewcomer }),
  });
  return (
    <form class="form panel" noValidate onSubmit={form.submit}>
      <FormProblem text={form.problems.form} />
      <Field
        label={words.capacity(member.name)}
        hint={newcomerUpTo === null ? undefined : words.capacityNow(capacity)}
        isNumber
        value={form.values.capacity}
        problem={form.problems.capacity}
        onValue={(value) => form.set("capacity", value)}
      />
      <Check
        label={words.newcomer}
        hint={words.newcomerHint}
        isChecked={form.values.isNewcomer}
        onCheck={(isChecked) => form.set("isNewcomer", isChecked)}
      />
      <SaveBar isBusy={form.isBusy} isDone={form.isDone} />
    </form>
  );
}
