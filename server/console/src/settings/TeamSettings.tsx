import { Fragment, type JSX } from "preact";
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
  const form = useForm<{ name: string; role: Role }>({
    initial: { name: member.name, role: member.role },
    check: ({ name }) => ({ name: neededProblem(name) }),
    send: ({ name, role }) => send({ type: "agent.update", agentId, name: name.trim(), role }),
    refused: { "owner.last": "role" },
  });
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
