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
          <Choice
            key={agent.agentId}
            id={agent.agentId}
            name={agent.name}
            note={roomOf(agent)}
            isOpen={freePlaces(agent) > 0}
            isChosen={chosen === agent.agentId}
            isWrong={problem !== undefined}
            onChoose={onChoose}
          />
        ))}
        {targets.departments.map((department) => (
          <Choice
            key={department.departmentId}
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

function roomOf(agent: AgentSummary): string {
  if (agent.presence !== "connected") return t.inbox.me.presence[agent.presence];
  if (agent.availability !== "online")
    return t.inbox.me.availabilityOf[agent.availability].toLocaleLowerCase();
  const free = freePlaces(agent);
  return free === 0 ? t.thread.transfer.full : t.thread.transfer.free(free);
}

function Choice(props: {
  id: string;
  name: string;
  note: string;
  isOpen: boolean;
  isChosen: boolean;
  isWrong: boolean;
  onChoose: (id: string) => void;
}): JSX.Element {
  return (
    <label class={props.isOpen ? "target" : "target is-off"}>
      <input
        type="radio"
        name="transfer-to"
        checked={props.isChosen}
        disabled={!props.isOpen}
        aria-invalid={props.isWrong ? "true" : "false"}
        onChange={() => props.onChoose(props.id)}
      />
      <bdi>{props.name}</bdi> <span class="field-hint">{props.note}</span>
    </label>
  );
}
