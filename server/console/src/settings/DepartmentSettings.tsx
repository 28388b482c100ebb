import { Fragment, type JSX } from "preact";
import { useState } from "preact/hooks";
import type { AgentCommand, AgentId, SettingsView } from "@presently/shared/protocol";
import { MAX_DEPARTMENT_KEY_CHARS } from "@presently/shared/protocol/department-key-limits";
import { MAX_NAME_CHARS } from "@presently/shared/protocol/clean-text";
import { t } from "../i18n/index.ts";
import { keyProblem, neededProblem } from "../ui/checks.ts";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { EscalationSettings } from "./EscalationSettings.tsx";
import { HoursSettings } from "./HoursSettings.tsx";
import { LanguagePicks } from "./LanguagePicks.tsx";
import { SaveBar } from "./SaveBar.tsx";
import { TopicSettings } from "./TopicSettings.tsx";

export interface DepartmentSettingsProps {
  departments: SettingsView["departments"];
  sites: SettingsView["sites"];
  team: SettingsView["team"];
  send: (command: AgentCommand) => Promise<void>;
}

export function DepartmentSettings(props: DepartmentSettingsProps): JSX.Element {
  const { departments, sites, team, send } = props;
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      {departments.map((department) => (
        <Fragment key={department.departmentId}>
          <DepartmentForm department={department} team={team} send={send} />
          <HoursSettings department={department} send={send} />
          <EscalationSettings
            department={department}
            departments={departments}
            team={team}
            send={send}
          />
        </Fragment>
      ))}
      {isAdding ? (
        <NewDepartment
          onCreate={async (name) => {
            await send({ type: "department.create", name });
            setAdding(false);
          }}
          onCancel={() => setAdding(false)}
        />
      ) : (
        <button type="button" class="button" onClick={() => setAdding(true)}>
          {t.settings.departments.add}
        </button>
      )}
      {sites.map((site) => (
        <TopicSettings key={site.siteId} site={site} departments={departments} send={send} />
      ))}
    </>
  );
}

interface DepartmentDraft {
  name: string;
  key: string;
  agentIds: readonly AgentId[];
  languages: readonly string[];
}

interface DepartmentFormProps extends Omit<DepartmentSettingsProps, "departments" | "sites"> {
  department: SettingsView["departments"][number];
}

function DepartmentForm({ department, team, send }: DepartmentFormProps): JSX.Element {
  const words = t.settings.departments;
  const form = useForm<DepartmentDraft>({
    initial: {
      name: department.name,
      key: department.key,
      agentIds: department.agentIds,
      languages: department.languages,
    },
    check: ({ name, key }) => ({ name: neededProblem(name), key: keyProblem(key) }),
    send: ({ name, key, agentIds, languages }) =>
      send({
        type: "department.update",
        departmentId: department.departmentId,
        name: name.trim(),
        key: key.trim(),
        agentIds: [...agentIds],
        languages: [...languages],
      }),
    refused: { "value.taken": "key", "value.invalid": "key" },
  });
  const { agentIds } = form.values;
  return (
    <form class="form panel" noValidate onSubmit={form.submit}>
      <h2>
        <bdi>{department.name}</bdi>
      </h2>
      <FormProblem text={form.problems.form} />
      <Field
        label={words.name}
        maxLength={MAX_NAME_CHARS}
        value={form.values.name}
        problem={form.problems.name}
        onValue={(value) => form.set("name", value)}
      />
      <Field
        label={words.key}
        hint={words.keyHint(department.key)}
        maxLength={MAX_DEPARTMENT_KEY_CHARS}
        value={form.values.key}
        problem={form.problems.key}
        onValue={(value) => form.set("key", value)}
      />
      <fieldset class="field">
        <legend class="field-label">{words.members}</legend>
        {agentIds.length === 0 && <p class="callout">{words.noMembers}</p>}
        {team.map((agent) => (
          <label key={agent.agentId} class="check">
            <input
              type="checkbox"
              checked={agentIds.includes(agent.agentId)}
              onChange={(event) =>
                form.set(
                  "agentIds",
                  event.currentTarget.checked
                    ? [...agentIds, agent.agentId]
                    : agentIds.filter((id) => id !== agent.agentId),
                )
              }
            />
            <span>
              <bdi>{agent.name}</bdi>{" "}
              {agent.isDisabled && <span class="pill">{t.settings.team.disabled}</span>}
            </span>
          </label>
        ))}
      </fieldset>
      <LanguagePicks
        legend={t.settings.languages.ofDepartment}
        hint={t.settings.languages.ofDepartmentHint}
        languages={form.values.languages}
        onChange={(languages) => form.set("languages", languages)}
      />
      <SaveBar isBusy={form.isBusy} isDone={form.isDone} />
    </form>
  );
}

function NewDepartment(props: {
  onCreate: (name: string) => Promise<void>;
  onCancel: () => void;
}): JSX.Element {
  const form = useForm({
    initial: { name: "" },
    check: ({ name }) => ({ name: neededProblem(name) }),
    send: ({ name }) => props.onCreate(name.trim()),
    refused: { "value.taken": "name" },
  });
  return (
    <form class="form panel" noValidate onSubmit={form.submit}>
      <h2>{t.settings.departments.add}</h2>
      <FormProblem text={form.problems.form} />
      <Field
        label={t.settings.departments.name}
        maxLength={MAX_NAME_CHARS}
        hasFocus
        value={form.values.name}
        problem={form.problems.name}
        onValue={(value) => form.set("name", value)}
      />
      <SaveBar
        isBusy={form.isBusy}
        isDone={false}
        label={t.settings.create}
        onCancel={props.onCancel}
      />
    </form>
  );
}
