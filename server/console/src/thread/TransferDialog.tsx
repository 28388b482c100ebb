import type { JSX } from "preact";
import type { ChosenTransferReason, HandoverNote } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { neededProblem } from "../ui/checks.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { DialogFoot } from "../ui/DialogFoot.tsx";
import { FieldProblem, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { type HandoverDraft, HandoverFields, handoverProblems } from "./HandoverFields.tsx";
import type { TransferTarget } from "./transfer-targets.ts";
import { TransferTargets } from "./TransferTargets.tsx";
import type { TargetList } from "./TransferTargets.tsx";

export interface TransferInput {
  to: TransferTarget;
  note: HandoverNote;
  reason: ChosenTransferReason;
  again?: string;
}

/** What has been filled in so far; it is kept while the dialog is closed and reopened. */
export interface TransferDraft extends HandoverDraft {
  /** `agt_…` or `dep_…`; empty: not chosen. */
  to: string;
  reason: ChosenTransferReason | "";
}
export const emptyTransferDraft: TransferDraft = {
  to: "",
  reason: "",
  wanted: "",
  tried: "",
  promised: "",
  again: "",
};

interface TransferDialogProps {
  visitorName: string;
  targets: TargetList;
  /** From the second hand-over on a reason of its own is asked for (M4). */
  isAgain: boolean;
  draft: TransferDraft;
  onDraft: (draft: TransferDraft) => void;
  onTransfer: (input: TransferInput) => Promise<void>;
  onAskInstead: () => void;
  onClose: () => void;
}

const reasons: readonly ChosenTransferReason[] = [
  "expertise",
  "language",
  "availability",
  "request",
  "other",
];

export function TransferDialog(props: TransferDialogProps): JSX.Element {
  const words = t.thread.transfer;
  const form = useForm<TransferDraft>({
    initial: props.draft,
    check: (values) => ({
      to: values.to === "" ? words.chooseTo : undefined,
      reason: neededProblem(values.reason),
      ...handoverProblems(values, props.isAgain),
    }),
    send: async (values) => {
      const input = inputOf(values, props.isAgain);
      if (input !== undefined) await props.onTransfer(input);
    },
    refused: { "transfer.target-unavailable": "to", "reason.required": "again" },
  });
  const set = <Key extends keyof TransferDraft>(key: Key, value: TransferDraft[Key]): void => {
    form.set(key, value);
    props.onDraft({ ...form.values, [key]: value });
  };
  return (
    <Dialog labelledBy="transfer-title" onClose={props.onClose}>
      <h2 id="transfer-title">{words.title(props.visitorName)}</h2>
      <p class="callout">
        <span>
          {words.askFirst}{" "}
          <button type="button" class="link-button" onClick={props.onAskInstead}>
            {words.askInstead}
          </button>
        </span>
      </p>
      <form class="form" noValidate onSubmit={form.submit}>
        <FormProblem text={form.problems.form} />
        <TransferTargets
          targets={props.targets}
          chosen={form.values.to}
          problem={form.problems.to}
          onChoose={(to) => set("to", to)}
        />
        <div class="field">
          <label for="transfer-reason">{words.reason}</label>
          <p class="field-hint" id="transfer-reason-hint">
            {words.visitorHears}
          </p>
          <select
            id="transfer-reason"
            class="input"
            value={form.values.reason}
            aria-invalid={form.problems.reason === undefined ? "false" : "true"}
            aria-describedby="transfer-reason-hint"
            onChange={(event) =>
              set("reason", reasons.find((reason) => reason === event.currentTarget.value) ?? "")
            }
          >
            <option value="">{words.chooseReason}</option>
            {reasons.map((reason) => (
              <option key={reason} value={reason}>
                {words.reasons[reason]}
              </option>
            ))}
          </select>
          {form.problems.reason !== undefined && <FieldProblem text={form.problems.reason} />}
        </div>
        <HandoverFields
          isAgain={props.isAgain}
          values={form.values}
          problems={form.problems}
          onValue={set}
        />
        <DialogFoot
          cancel={words.cancel}
          submit={form.isBusy ? words.submitting : words.submit}
          isBusy={form.isBusy}
          onCancel={props.onClose}
        />
      </form>
    </Dialog>
  );
}

function inputOf(values: TransferDraft, isAgain: boolean): TransferInput | undefined {
  const { to, reason, wanted, tried, promised, again } = values;
  if (reason === "") return undefined;
  const target = isAgentId(to)
    ? { agentId: to }
    : isDepartmentId(to)
      ? { departmentId: to }
      : undefined;
  if (target === undefined) return undefined;
  return { to: target, reason, note: { wanted, tried, promised }, ...(isAgain ? { again } : {}) };
}

function isAgentId(id: string): id is `agt_${string}` {
  return id.startsWith("agt_");
}

function isDepartmentId(id: string): id is `dep_${string}` {
  return id.startsWith("dep_");
}
