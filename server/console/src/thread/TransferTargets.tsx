import type { JSX } from "preact";
import type { AgentSummary, DepartmentId } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { FieldProblem } from "../ui/Field.tsx";
import { freePlaces } from "./transfer-targets.ts";

export interface TargetList {
  colleagues: readonly AgentSummary[];
  departments: readonly { departmentId: DepartmentId; name: string; free: number }[];
}

interface TransferTargetsProps {
  targets: TargetList;
  chosen: string;
  problem: string | undefined;
  onChoose: (id: string) => void;
}

/** Who could take it now: people and departments, each with the room there is. Who can't take it can't be chosen. */
export function TransferTargets({
  targets,
  chosen,
  problem,
  onChoose,
}: TransferTargetsProps): JSX.Element {
  const words = t.thread.transfer;
  const canAnybody = targets.colleagues.some((agent) => freePlaces(agent) > 0);
  return (
    <fieldset
      class="field"
      aria-describedby={problem === undefined ? undefined : "transfer-to-problem"}
    >
      <legend class="field-label">{words.to}</legend>
      {problem !== undefined && <FieldProblem id="transfer-to-problem" text={problem} />}
      {!canAnybody && <p class="callout">{words.nobody}</p>}
      <div class="targets">
        {targets.colleagues.map((agent) => (
          <TargetChoice
            key={agent.agentId}
            group="transfer-to"
            agent={agent}
            isOpen={freePlaces(agent) > 0}
            isChosen={chosen === agent.agentId}
            isWrong={problem !== undefined}
            onChoose={onChoose}
          />
        ))}
        {targets.departments.map((department) => (
          <Choice
            key={department.departmentId}
            group="transfer-to"
            id={department.departmentId}
            name={department.name}
            note={department.free > 0 ? words.someFree(department.free) : words.noneFree}
            isOpen={department.free > 0}
            isChosen={chosen === department.departmentId}
            isWrong={problem !== undefined}
            onChoose={onChoose}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** One of the colleagues to choose from, with the room they have or why they can't be chosen. */
export function TargetChoice({
  agent,
  ...choice
}: Omit<ChoiceProps, "id" | "name" | "note"> & { agent: AgentSummary }): JSX.Element {
  return <Choice {...choice} id={agent.agentId} name={agent.name} note={roomOf(agent)} />;
}

function roomOf(agent: AgentSummary): string {
  if (agent.presence !== "connected") return t.inbox.me.presence[agent.presence];
  if (agent.availability !== "online")
    return t.inbox.me.availabilityOf[agent.availability].toLocaleLowerCase();
  const free = freePlaces(agent);
  return free === 0 ? t.thread.transfer.full : t.thread.transfer.free(free);
}

interface ChoiceProps {
  /** The choices of one group exclude each other. */
  group: string;
  id: string;
  name: string;
  note: string;
  isOpen: boolean;
  isChosen: boolean;
  isWrong: boolean;
  onChoose: (id: string) => void;
}

function Choice(props: ChoiceProps): JSX.Element {
  return (
    <label class={props.isOpen ? "target" : "target is-off"}>
      <input
        type="radio"
        name={props.group}
        checked={props.isChosen}
        disabled={!props.isOpen}
        aria-invalid={props.isWrong ? "true" : "false"}
        onChange={() => props.onChoose(props.id)}
      />
      <bdi>{props.name}</bdi> <span class="field-hint">{props.note}</span>
    </label>
  );
}
