import type { JSX } from "preact";
import { useId } from "preact/hooks";
import type {
  AgentId,
  ApiScope,
  ApiTokenRequest,
  SettingsView,
  SiteId,
} from "@presently/shared/protocol";
import {
  API_TOKEN_DAYS,
  apiScopes,
  MAX_API_TOKEN_NAME_CHARS,
  scopesOfAnAgent,
} from "@presently/shared/protocol/api-token-limits";
import { apiWords } from "../i18n/api.ts";
import { neededProblem } from "../ui/checks.ts";
import { Choice } from "../ui/Choice.tsx";
import { Field, FieldProblem, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { Ticks } from "../ui/Ticks.tsx";

interface ApiTokenFormProps {
  sites: SettingsView["sites"];
  team: SettingsView["team"];
  onMake: (request: ApiTokenRequest) => Promise<void>;
}

interface Draft {
  name: string;
  scopes: readonly ApiScope[];
  reach: "all" | "some";
  siteIds: readonly SiteId[];
  agentId: AgentId | undefined;
  days: number | null;
}

const empty: Draft = {
  name: "",
  scopes: [],
  reach: "all",
  siteIds: [],
  agentId: undefined,
  days: 365,
};

/** A new token: what it may do, where, as whom, and until when. */
export function ApiTokenForm({ sites, team, onMake }: ApiTokenFormProps): JSX.Element {
  const words = apiWords;
  const form = useForm<Draft>({
    initial: empty,
    check: (draft) => ({
      name: neededProblem(draft.name),
      scopes: draft.scopes.length === 0 ? words.scopesNeeded : undefined,
      siteIds: draft.reach === "some" && draft.siteIds.length === 0 ? words.sitesNeeded : undefined,
      agentId: writes(draft) && draft.agentId === undefined ? words.agentNeeded : undefined,
    }),
    send: ({ name, scopes, reach, siteIds, agentId, days }) =>
      onMake({
        name: name.trim(),
        scopes: [...scopes],
        siteIds: reach === "all" ? null : [...siteIds],
        agentId: writes({ scopes }) ? (agentId ?? null) : null,
        days,
      }),
    refused: { "value.invalid": "name", "not-allowed": "agentId", "not-found": "agentId" },
    words: {
      "value.invalid": words.tooMany,
      "not-allowed": words.agentGone,
      "not-found": words.agentGone,
    },
  });
  const { values, problems, set } = form;
  return (
    <form class="panel form" noValidate onSubmit={form.submit}>
      <h2>{words.add}</h2>
      <FormProblem text={problems.form} />
      <Field
        label={words.name}
        hint={words.nameHint}
        maxLength={MAX_API_TOKEN_NAME_CHARS}
        value={values.name}
        problem={problems.name}
        onValue={(name) => set("name", name)}
      />
      <Ticks
        legend={words.scopesLegend}
        problem={problems.scopes}
        options={apiScopes.map((scope) => ({
          value: scope,
          label: words.scopes[scope],
          hint: words.scopeHints[scope],
        }))}
        chosen={values.scopes}
        onChosen={(scopes) => set("scopes", scopes)}
      />
      {writes(values) && (
        <Select
          label={words.agent}
          hint={words.agentHint}
          value={values.agentId ?? ""}
          problem={problems.agentId}
          options={[
            { value: "", label: words.agentNone },
            ...team
              .filter(({ isDisabled }) => !isDisabled)
              .map(({ agentId, name }) => ({ value: agentId, label: name })),
          ]}
          onValue={(chosen) =>
            set("agentId", team.find(({ agentId }) => agentId === chosen)?.agentId)
          }
        />
      )}
      <Choice
        legend={words.sites}
        value={values.reach}
        options={[
          { value: "all", label: words.allSites },
          { value: "some", label: words.someSites },
        ]}
        onValue={(reach) => set("reach", reach)}
      />
      {values.reach === "some" && (
        <Ticks
          legend={words.someSites}
          problem={problems.siteIds}
          options={sites.map(({ siteId, name }) => ({ value: siteId, label: name }))}
          chosen={values.siteIds}
          onChosen={(siteIds) => set("siteIds", siteIds)}
        />
      )}
      <Select
        label={words.days}
        value={String(values.days)}
        options={[
          ...API_TOKEN_DAYS.map((days) => ({ value: String(days), label: words.daysIn(days) })),
          { value: "null", label: words.never },
        ]}
        onValue={(days) => set("days", days === "null" ? null : Number(days))}
      />
      <div>
        <button type="submit" class="button is-main" disabled={form.isBusy}>
          {form.isBusy ? words.making : words.make}
        </button>
      </div>
    </form>
  );
}

/** Whether it does anything in somebody's name. */
function writes({ scopes }: Pick<Draft, "scopes">): boolean {
  return scopes.some((scope) => scopesOfAnAgent.includes(scope));
}

interface SelectProps {
  label: string;
  hint?: string;
  value: string;
  problem?: string | undefined;
  options: readonly { value: string; label: string }[];
  onValue: (value: string) => void;
}

function Select({ label, hint, value, problem, options, onValue }: SelectProps): JSX.Element {
  const id = useId();
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <select
        id={id}
        class="input"
        value={value}
        aria-invalid={problem === undefined ? "false" : "true"}
        aria-describedby={described === "" ? undefined : described}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {problem !== undefined && <FieldProblem id={`${id}-problem`} text={problem} />}
    </div>
  );
}
