import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import type { AgentId, AgentSummary } from "@presently/shared/protocol";
import { MAX_NOTE_CHARS } from "@presently/shared/protocol/clean-text";
import { t } from "../i18n/index.ts";
import { Refusal } from "../refusal.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { DialogFoot } from "../ui/DialogFoot.tsx";
import { Field, FieldProblem, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { assignable, isFull, isOnline } from "./assign-targets.ts";
import { TargetChoice } from "./TransferTargets.tsx";

export interface AssignInput {
  agentId: AgentId;
  fromAgentId: AgentId | null;
  isBeyondCapacity?: true;
  reason?: string;
}

interface AssignDialogProps {
  visitorName: string;
  /** Who has the conversation now; null while it waits. */
  holder: AgentId | null;
  /** To whom it is being offered or handed over: that is room enough for it. */
  offeredTo: AgentId | null;
  agents: readonly AgentSummary[];
  me: AgentId;
  nameOf: (agentId: string) => string;
  onAssign: (input: AssignInput) => Promise<void>;
  onClose: () => void;
}

/** A supervisor gives a conversation to an agent who is online, at once and without asking them (AS1). */
export function AssignDialog(props: AssignDialogProps): JSX.Element {
  const { holder, nameOf } = props;
  const words = t.thread.assign;
  const id = useId();
  const agents = assignable(props.agents, props.me, holder);
  const chosenOf = (to: string) => agents.find((agent) => agent.agentId === to && isOnline(agent));
  // What was decided was decided of what stood here at first, until one was told that it is over (AS5).
  const [seen, setSeen] = useState({ holder, isOver: false });
  const form = useForm({
    initial: { to: "", reason: "" },
    check: ({ to }) => ({ to: chosenOf(to) === undefined ? words.choose : undefined }),
    async send({ to, reason }) {
      const chosen = chosenOf(to);
      if (chosen === undefined) return;
      const input = { agentId: chosen.agentId, fromAgentId: seen.isOver ? holder : seen.holder };
      try {
        await props.onAssign({
          ...input,
          ...(isFull(chosen, props.offeredTo) ? { isBeyondCapacity: true } : {}),
          ...(reason.trim() === "" ? {} : { reason }),
        });
      } catch (error) {
        if (error instanceof Refusal && error.code === "conversation.changed-hands")
          setSeen({ holder, isOver: true });
        throw error;
      }
    },
    refused: {
      "agent.not-available": "to",
      "agent.at-capacity": "to",
      "message.too-long": "reason",
    },
    words: {
      "agent.not-available": words.gone,
      "agent.at-capacity": words.filled,
      "conversation.changed-hands": words.changed,
    },
  });
  const chosen = chosenOf(form.values.to);
  const problem = form.problems.to;
  return (
    <Dialog labelledBy={id} onClose={props.onClose}>
      <h2 id={id}>{words.title(props.visitorName)}</h2>
      <p>
        {holder === null
          ? words.text
          : holder === props.me
            ? words.textMine
            : words.textFrom(nameOf(holder))}
      </p>
      <form class="form" noValidate onSubmit={form.submit}>
        <FormProblem text={form.problems.form} />
        <fieldset
          class="field"
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        >
          <legend class="field-label">{words.to}</legend>
          {problem !== undefined && <FieldProblem id={`${id}-problem`} text={problem} />}
          {!agents.some(isOnline) && <p class="callout">{words.nobody}</p>}
          <div class="targets">
            {agents.map((agent) => (
              <TargetChoice
                key={agent.agentId}
                group={`${id}-to`}
                agent={agent}
                isOpen={isOnline(agent)}
                isChosen={chosen?.agentId === agent.agentId}
                isWrong={problem !== undefined}
                onChoose={(to) => form.set("to", to)}
              />
            ))}
          </div>
        </fieldset>
        {/* Always there, so that readers hear it when it comes. */}
        <div role="status">
          {chosen !== undefined && isFull(chosen, props.offeredTo) && (
            <p class="callout is-warn">{words.beyond(chosen.name, chosen.load, chosen.capacity)}</p>
          )}
        </div>
        <Field
          label={words.reason}
          hint={words.reasonHint}
          isMultiline
          maxLength={MAX_NOTE_CHARS}
          value={form.values.reason}
          problem={form.problems.reason}
          onValue={(reason) => form.set("reason", reason)}
        />
        <DialogFoot
          cancel={words.cancel}
          submit={
            chosen === undefined
              ? words.submit
              : isFull(chosen, props.offeredTo)
                ? words.submitBeyond(chosen.name)
                : words.submitTo(chosen.name)
          }
          isBusy={form.isBusy}
          onCancel={props.onClose}
        />
      </form>
    </Dialog>
  );
}
