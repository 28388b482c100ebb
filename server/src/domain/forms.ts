import { FormField, type FormAnswers } from "@presently/shared/protocol";
import { afterMessage, type Conversation } from "./conversation.ts";

/** What a form asks, each once and in one order; `question` where it has one in own words, else null (FO1). */
export interface AskedForm {
  readonly fields: readonly FormField[];
  readonly question: string | null;
}

/** What is left of a form once what is known of the visitor is not asked again; undefined = nothing (FO6). */
export function withoutKnown(
  form: AskedForm,
  known: { readonly [Field in FormField]?: boolean },
): AskedForm | undefined {
  const fields = form.fields.filter((field) => known[field] !== true);
  return fields.length === 0 ? undefined : { ...form, fields };
}

/** Which fields were given an answer. */
export function givenIn(answers: FormAnswers): FormField[] {
  return FormField.options.filter((field) => answers[field] !== null);
}

/**
 * Any answer is the visitor's turn, as a message is (C4). An answer is owed once something was given to a form that an agent sent: they wait for it
 * to go on (FO4).
 */
export function afterForm(
  conversation: Conversation,
  isOwed: boolean,
  nowMs: number,
): Conversation {
  const next = afterMessage(conversation, "visitor", nowMs);
  const { owesAnswerSinceMs } = isOwed ? next : conversation;
  return { ...next, owesAnswerSinceMs, firstMessageAtMs: conversation.firstMessageAtMs };
}
