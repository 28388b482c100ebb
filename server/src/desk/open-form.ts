import { DeskError, type FormField, type FormId } from "@presently/shared/protocol";
import type { Conversation } from "../domain/conversation.ts";
import type { AskedForm } from "../domain/forms.ts";
import { one, run, type Script } from "../store/script.ts";
import { endForm, formOf, saveForm } from "../store/statements/forms.ts";
import { flagOf } from "./conversations.ts";
import { note, type Work } from "./work.ts";

/** Puts a form into a conversation's thread, in the place of one that stands open there (FO2). `by`: an agent, or the site before the chat. */
export function* openForm(
  work: Work,
  conversation: Conversation,
  { fields, question }: AskedForm,
  by: "agent" | "site",
): Script<void> {
  const formId: FormId = `frm_${work.context.newId()}`;
  yield* run(saveForm, {
    desk: work.desk,
    conversation: conversation.id,
    form: formId,
    fields: JSON.stringify(fields),
    isOpen: 1,
    isBefore: flagOf(by === "site"),
  });
  note(
    work,
    conversation,
    { type: "form.sent", formId, fields: [...fields], text: question },
    by === "site" ? { by: "system" } : {},
  );
}

/** The form that stands open in a conversation, by its id. Throws `conversation.wrong-state` where it is another, or none. */
export function* openFormOf(
  { desk }: Work,
  conversation: Conversation,
  formId: FormId,
): Script<{ readonly fields: readonly FormField[]; readonly isBefore: boolean }> {
  const row = yield* one(formOf, { desk, conversation: conversation.id });
  if (row === undefined || row.isOpen === 0 || row.form !== formId)
    throw new DeskError("conversation.wrong-state");
  // Safe: written by us as a list of them.
  return { fields: JSON.parse(row.fields) as FormField[], isBefore: row.isBefore === 1 };
}

/** Nothing is taken for it any more: it was answered, or its conversation has ended (FO2). */
export function* withdrawForm({ desk }: Work, conversation: number): Script<void> {
  yield* run(endForm, { desk, conversation });
}
