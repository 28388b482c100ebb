import type { JSX } from "preact";
import type { CallOutcome, LaneItem } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { SpanSelect } from "../settings/SpanSelect.tsx";
import { neededProblem } from "../ui/checks.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { DialogFoot } from "../ui/DialogFoot.tsx";
import { FieldProblem, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";

const outcomes = ["reached", "noAnswer", "wrongNumber"] as const satisfies readonly CallOutcome[];
const againChoices = [1, 2, 4, 24] as const;

/** How a call to a number went, and after no answer when it is tried again, in hours. */
export interface CallRecord {
  phone: string;
  outcome: CallOutcome;
  againInHours: number;
}

interface CallDialogProps {
  visitorName: string;
  call: NonNullable<LaneItem["call"]>;
  onRecord: (record: CallRecord) => Promise<void>;
  onClose: () => void;
}

/** How the call went (PH3). Asked for in a dialog of its own, with nothing chosen beforehand: two of the answers delete the number. */
export function CallDialog(props: CallDialogProps): JSX.Element {
  const words = t.calls.dialog;
  const form = useForm<Omit<CallRecord, "outcome"> & { outcome: CallOutcome | "" }>({
    // The number that stood there when the agent turned to this, though the visitor give another one meanwhile.
    initial: { phone: props.call.phone, outcome: "", againInHours: 2 },
    check: ({ outcome }) => ({ outcome: neededProblem(outcome) }),
    send: async ({ outcome, ...record }) => {
      if (outcome !== "") await props.onRecord({ ...record, outcome });
    },
    words: { "conversation.wrong-state": words.changed },
  });
  const problem = form.problems.outcome;
  const isLast = props.call.triesLeft <= 1;
  const hints = {
    reached: words.reachedHint,
    noAnswer: isLast ? words.noAnswerLastHint : words.noAnswerHint,
    wrongNumber: words.wrongNumberHint,
  };
  return (
    <Dialog labelledBy="call-title" onClose={props.onClose}>
      <h2 id="call-title">{words.title(props.visitorName)}</h2>
      <form class="form" noValidate onSubmit={form.submit}>
        <FormProblem text={form.problems.form} />
        <fieldset
          class="field"
          aria-describedby={problem === undefined ? undefined : "call-outcome-problem"}
        >
          <legend class="field-label">{words.outcome}</legend>
          {problem !== undefined && <FieldProblem id="call-outcome-problem" text={problem} />}
          {outcomes.map((outcome) => (
            <label class="check" key={outcome}>
              <input
                type="radio"
                name="call-outcome"
                aria-invalid={problem === undefined ? "false" : "true"}
                value={outcome}
                checked={form.values.outcome === outcome}
                onChange={() => form.set("outcome", outcome)}
              />
              <span>
                {words[outcome]}
                <span class="field-hint check-hint">{hints[outcome]}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {form.values.outcome === "noAnswer" && !isLast && (
          <SpanSelect
            label={words.again}
            hint={words.againHint}
            choices={againChoices}
            value={form.values.againInHours}
            words={words.againIn}
            onValue={(hours) => form.set("againInHours", hours)}
          />
        )}
        <DialogFoot
          cancel={words.cancel}
          submit={words.save}
          isBusy={form.isBusy}
          onCancel={props.onClose}
        />
      </form>
    </Dialog>
  );
}
