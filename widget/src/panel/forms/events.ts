import type {
  ConversationView,
  FormAnswers,
  FormField,
  LastingEvent,
  LastingEventOf,
} from "@presently/shared/protocol";
import type { Picture } from "../picture.ts";

export type FormSent = LastingEventOf<"form.sent">;

/** What became of a form: it stands open, was answered, or takes nothing any more. */
export type Fate =
  | { readonly at: "open" }
  | { readonly at: "answered"; readonly answers: FormAnswers }
  | { readonly at: "over" };

const isText = (value: unknown) => value === null || typeof value === "string";
const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === "string");

/**
 * Whether an event is a form that can be drawn. The checks that every chat carries know nothing of the events of this part, so that they are made here,
 * as what comes from the server is checked everywhere.
 */
export function isForm(event: LastingEvent): event is FormSent {
  return event.type === "form.sent" && isTexts(event.fields) && isText(event.text);
}

function isAnswer(event: LastingEvent): event is LastingEventOf<"form.answered"> {
  if (event.type !== "form.answered") return false;
  const { text } = event as { readonly text: unknown }; // as yet nobody has looked at it
  return typeof text === "object" && text !== null && Object.values(text).every(isText);
}

/** The short answers that an event offers; none for any other event. */
export function repliesIn(event: LastingEvent): readonly string[] {
  return event.type === "replies.offered" && isTexts(event.text) ? event.text : [];
}

/** What became of a form, by what came after it in its conversation (P38). */
export function fateOf({ id, formId }: FormSent, view: ConversationView): Fate {
  const at = view.items.findIndex((event) => event.id === id);
  for (const event of view.items.slice(at + 1)) {
    if (isAnswer(event) && event.formId === formId) return { at: "answered", answers: event.text };
    if (event.type === "form.sent" || event.type === "conversation.closed") return { at: "over" };
  }
  return { at: "open" };
}

/** The form that stands open in the conversation that is shown. */
export function openForm({ view }: Pick<Picture, "view">): FormSent | undefined {
  const form = view?.items.findLast(isForm);
  return form && view && fateOf(form, view).at === "open" ? form : undefined;
}

/**
 * Whether short answers can be given: nobody has written since, the conversation goes on, and nothing of the visitor's is on its way (P39). What
 * could not be sent stands in nobody's way.
 */
export function areLive(
  { id, conversationId }: LastingEvent & { readonly conversationId?: string },
  { view, pending }: Pick<Picture, "view" | "pending">,
): boolean {
  if (view?.conversationId !== conversationId || view?.state === "closed") return false;
  const at = view?.items.findIndex((event) => event.id === id) ?? -1;
  const isNewest = !view?.items.slice(at + 1).some(({ type }) => type === "message.posted");
  return isNewest && pending.every(({ state }) => state === "failed");
}

/** The fields of a form that this version knows, in its order. */
export function fieldsOf({ fields }: FormSent): FormField[] {
  const known: readonly string[] = ["name", "email", "phone", "question"];
  return fields.filter((field) => known.includes(field));
}
