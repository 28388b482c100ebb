import type { JSX } from "preact";
import type { HandoverNote } from "@presently/shared/protocol";
import { MAX_NOTE_CHARS } from "@presently/shared/protocol/clean-text";
import { t } from "../i18n/index.ts";
import { neededProblem } from "../ui/checks.ts";
import { Field } from "../ui/Field.tsx";
import type { Problems } from "../ui/form.ts";

/** A handover note as it is being written. */
export interface HandoverDraft extends HandoverNote {
  /** Why it goes on once more; asked from the second hand-over on (M4). */
  again: string;
}

interface HandoverFieldsProps {
  isAgain: boolean;
  values: HandoverDraft;
  problems: Problems<HandoverDraft>;
  onValue: (key: keyof HandoverDraft, value: string) => void;
}

/** What the next agent has to know, so that nobody asks twice (T1, T5). */
export function HandoverFields(props: HandoverFieldsProps): JSX.Element {
  const words = t.thread.transfer;
  const field = (key: keyof HandoverDraft, label: string, hint?: string) => (
    <Field
      label={label}
      hint={hint}
      isMultiline
      isRequired
      maxLength={MAX_NOTE_CHARS}
      value={props.values[key]}
      problem={props.problems[key]}
      onValue={(value) => props.onValue(key, value)}
    />
  );
  return (
    <>
      <h3>{words.note}</h3>
      {field("wanted", t.thread.handover.wanted, words.wantedHint)}
      {field("tried", t.thread.handover.tried, words.triedHint)}
      {field("promised", t.thread.handover.promised, words.promisedHint)}
      {props.isAgain && field("again", words.again)}
    </>
  );
}

/** Which parts are still empty. */
export function handoverProblems(values: HandoverDraft, isAgain: boolean): Problems<HandoverDraft> {
  return {
    wanted: neededProblem(values.wanted),
    tried: neededProblem(values.tried),
    promised: neededProblem(values.promised),
    again: isAgain ? neededProblem(values.again) : undefined,
  };
}
