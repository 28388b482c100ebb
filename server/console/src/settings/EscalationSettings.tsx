import type { JSX } from "preact";
import type { AgentCommand, SettingsView } from "@presently/shared/protocol";
import { escalationWords } from "../i18n/escalation.ts";
import { FieldProblem, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import {
  choosable,
  draftOf,
  firstTwice,
  type PathDraft,
  pathOf,
  withChoice,
} from "./escalation-draft.ts";
import { SaveBar } from "./SaveBar.tsx";

interface EscalationSettingsProps {
  department: SettingsView["departments"][number];
  departments: SettingsView["departments"];
  team: SettingsView["team"];
  send: (command: AgentCommand) => Promise<void>;
}

/** Whom to ask, one after the other, when a conversation of the department is escalated (ES1). */
export function EscalationSettings(props: EscalationSettingsProps): JSX.Element {
  const { department, departments, team, send } = props;
  const words = escalationWords;
  const form = useForm<{ path: PathDraft }>({
    initial: { path: draftOf(department.path) },
    check: ({ path }) => ({ path: firstTwice(path) === -1 ? undefined : words.twice }),
    send: ({ path }) =>
      send({
        type: "department.setPath",
        departmentId: department.departmentId,
        path: pathOf(path),
      }),
  });
  const { path } = form.values;
  const wrong = form.problems.path === undefined ? -1 : firstTwice(path);
  return (
    <form class="form panel" noValidate onSubmit={form.submit}>
      <h2>{words.title(department.name)}</h2>
      <p class="field-hint">{words.intro}</p>
      <FormProblem text={form.problems.form} />
      {path.map((chosen, at) => {
        const id = `path-${department.departmentId}-${at}`;
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a place in the path is its index
          <div class="field" key={id}>
            <label for={id}>{words.step(at + 1)}</label>
            <select
              id={id}
              class="input"
              value={chosen}
              aria-invalid={wrong === at ? "true" : "false"}
              aria-describedby={wrong === at ? `${id}-problem` : undefined}
              onChange={(event) =>
                form.set("path", withChoice(path, at, event.currentTarget.value))
              }
            >
              <option value="">{words.nobody}</option>
              <optgroup label={words.colleagues}>
                {choosable(team, chosen).map(({ agentId, name, isDisabled }) => (
                  <option key={agentId} value={agentId}>
                    {isDisabled ? words.disabled(name) : name}
                  </option>
                ))}
              </optgroup>
              <optgroup label={words.departments}>
                {departments.map(({ departmentId, name }) => (
                  <option key={departmentId} value={departmentId}>
                    {name}
                  </option>
                ))}
              </optgroup>
            </select>
            {wrong === at && <FieldProblem id={`${id}-problem`} text={words.twice} />}
          </div>
        );
      })}
      <p class="field-hint">{words.last}</p>
      <SaveBar isBusy={form.isBusy} isDone={form.isDone} />
    </form>
  );
}
