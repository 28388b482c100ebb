import { Fragment, type JSX } from "preact";
import { useState } from "preact/hooks";
import type { AgentCommand, AgentId, Role, SettingsView, SiteId } from "@presently/shared/protocol";
import { MAX_NAME_CHARS } from "@presently/shared/protocol/clean-text";
import { RemoveSecondFactor } from "../second-factor/RemoveSecondFactor.tsx";
import { SecondFactorRoles } from "../second-factor/SecondFactorRoles.tsx";
import { t } from "../i18n/index.ts";
import { neededProblem } from "../ui/checks.ts";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { AgentLanguages } from "./AgentLanguages.tsx";
import { AgentCapacity } from "./AgentCapacity.tsx";
import { AgentBudget } from "./AgentBudget.tsx";
import { AgentHoursSettings } from "./HoursSettings.tsx";
import { InviteForm } from "./InviteForm.tsx";
import { PasswordLink } from "./PasswordLink.tsx";
import { PictureField, type SetPicture } from "./PictureField.tsx";
import { RoleSelect } from "./RoleSelect.tsx";
import { SaveBar } from "./SaveBar.tsx";

export interface TeamSettingsProps {
  team: SettingsView["team"];
  sites: SettingsView["sites"];
  /** The role of who is looking. */
  role: Role;
  me: string;
  send: (command: AgentCommand) => Promise<void>;
  onInvite: (input: { email: string; role: Role; siteId: SiteId }) => Promise<string>;
  onPasswordLink: (agentId: AgentId) => Promise<string>;
  onPicture: SetPicture;
  secondFactorRoles: readonly Role[];
  onRequireSecondFactor: (roles: readonly Role[]) => Promise<void>;
  onRemoveSecondFactor: (agentId: AgentId) => Promise<void>;
}

export function TeamSettings(props: TeamSettingsProps): JSX.Element {
  const { team } = props;
  return (
    <>
      <InviteForm sites={props.sites} granter={props.role} onInvite={props.onInvite} />
      {props.role === "owner" && (
        <SecondFactorRoles
          required={props.secondFactorRoles}
          onSave={props.onRequireSecondFactor}
        />
      )}
      {team.map((member) => {
        const canChange = props.role === "owner" || member.role !== "owner";
        return (
          <Fragment key={member.agentId}>
            <MemberForm
              member={member}
              granter={props.role}
              isMe={member.agentId === props.me}
              canChange={canChange}
              send={props.send}
              onPasswordLink={() => props.onPasswordLink(member.agentId)}
              onPicture={props.onPicture}
              onRemoveSecondFactor={() => props.onRemoveSecondFactor(member.agentId)}
            />
            {canChange && !member.isDisabled && (
              <>
                <AgentCapacity
                  key={`${member.capacity} ${String(member.newcomerUpTo)}`}
                  member={member}
                  send={props.send}
                />
                <AgentBudget member={member} send={props.send} />
                <AgentLanguages member={member} send={props.send} />
                <AgentHoursSettings member={member} send={props.send} />
              </>
            )}
          </Fragment>
        );
      })}
    </>
  );
}

interface MemberFormProps {
  member: SettingsView["team"][number];
  granter: Role;
  isMe: boolean;
  canChange: boolean;
  send: (command: AgentCommand) => Promise<void>;
  onPasswordLink: () => Promise<string>;
  onPicture: SetPicture;
  onRemoveSecondFactor: () => Promise<void>;
}

function MemberForm(props: MemberFormProps): JSX.Element {
  const { member, granter, isMe, canChange, send } = props;
  const words = t.settings.team;
  const { agentId } = member;
  const [shown, setShown] = useState({ name: member.name, role: member.role });
  const form = useForm<{ name: string; role: Role }>({
    initial: shown,
    check: ({ name }) => ({ name: neededProblem(name) }),
    // What was not touched is not sent: a form that stood open while a role was taken away does not give it back.
    send: ({ name, role }) =>
      send({
        type: "agent.update",
        agentId,
        ...(name === shown.name ? {} : { name: name.trim() }),
        ...(role === shown.role ? {} : { role }),
      }),
    refused: { "owner.last": "role" },
  });
  // What somebody else changed meanwhile is shown; what was typed here stays.
  if (member.name !== shown.name || member.role !== shown.role) {
    if (form.values.name === shown.name) form.set("name", member.name);
    if (form.values.role === shown.role) form.set("role", member.role);
    setShown({ name: member.name, role: member.role });
  }
  const switching = useForm({
    initial: {},
    check: () => ({}),
    send: () => send({ type: "agent.update", agentId, isDisabled: !member.isDisabled }),
  });
  return (
    <section class="panel form">
      <header class="member-head">
        <h2>
          <bdi>{member.name}</bdi>
        </h2>
        {isMe && <span class="pill is-accent">{words.you}</span>}
        {member.isDisabled && <span class="pill is-warn">{words.disabled}</span>}
        {member.hasSecondFactor && <span class="pill is-accent">{t.secondFactor.team.has}</span>}
        <span class="field-hint member-mail">{member.email}</span>
      </header>
      {canChange ? (
        <>
          <form class="form is-row" noValidate onSubmit={form.submit}>
            <FormProblem text={form.problems.form} />
            <Field
              label={words.name}
              maxLength={MAX_NAME_CHARS}
              value={form.values.name}
              problem={form.problems.name}
              onValue={(value) => form.set("name", value)}
            />
            <RoleSelect
              label={words.role}
              value={form.values.role}
              granter={granter}
              problem={form.problems.role}
              onChange={(role) => form.set("role", role)}
            />
            <SaveBar isBusy={form.isBusy} isDone={form.isDone} />
          </form>
          <PictureField
            owner={agentId}
            hash={member.picture}
            label={t.settings.team.face}
            hint={t.settings.team.faceHint}
            fit="cut"
            onPicture={props.onPicture}
          />
          {!isMe && !member.isDisabled && (
            <PasswordLink email={member.email} onMake={props.onPasswordLink} />
          )}
          {!isMe && member.hasSecondFactor && (
            <RemoveSecondFactor onRemove={props.onRemoveSecondFactor} />
          )}
          {!isMe && (
            <form class="form" onSubmit={switching.submit}>
              <FormProblem text={switching.problems.form} />
              <div class="form-actions">
                <button
                  type="submit"
                  class={member.isDisabled ? "button is-small" : "button is-small is-danger"}
                  disabled={switching.isBusy}
                >
                  {member.isDisabled ? words.enable : words.disable}
                </button>
                {!member.isDisabled && <span class="field-hint">{words.disableHint}</span>}
              </div>
            </form>
          )}
        </>
      ) : (
        <p class="field-hint">{words.roles[member.role]}</p>
      )}
    </section>
  );
}
