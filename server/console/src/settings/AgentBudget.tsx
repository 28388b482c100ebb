import type { JSX } from "preact";
import type { AgentCommand, SettingsView } from "@presently/shared/protocol";
import { MAX_GOODWILL_BUDGET } from "@presently/shared/protocol/goodwill-limits";
import { t } from "../i18n/index.ts";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { SaveBar } from "./SaveBar.tsx";

interface AgentBudgetProps {
  member: SettingsView["team"][number];
  send: (command: AgentCommand) => Promise<void>;
}

/** How much goodwill an agent may give without asking anybody (M20). */
export function AgentBudget({ member, send }: AgentBudgetProps): JSX.Element {
  const { agentId } = member;
  const words = t.goodwill;
  const form = useForm({
    initial: { codes: String(member.goodwillBudget) },
    check: ({ codes }) => ({
      codes:
        /^\d{1,4}$/.test(codes.trim()) && Number(codes) <= MAX_GOODWILL_BUDGET
          ? undefined
          : words.wrongBudget(MAX_GOODWILL_BUDGET),
    }),
    send: ({ codes }) => send({ type: "goodwill.setBudget", agentId, codes: Number(codes) }),
  });
  return (
    <form class="form panel" noValidate onSubmit={form.submit}>
      <FormProblem text={form.problems.form} />
      <Field
        label={words.budget(member.name)}
        hint={words.budgetHint}
        isNumber
        value={form.values.codes}
        problem={form.problems.codes}
        onValue={(value) => form.set("codes", value)}
      />
      <SaveBar isBusy={form.isBusy} isDone={form.isDone} />
    </form>
  );
}
