import {
  DeskError,
  type FormAnswers,
  FormField,
  MAX_FORM_ANSWER_CHARS,
  MAX_FORM_QUESTION_CHARS,
  MAX_REPLIES,
  MAX_REPLY_CHARS,
} from "@presently/shared/protocol";
import { cleanName, readNote } from "../content.ts";
import { readEmail, readPhone } from "../domain/contact.ts";
import type { AskedForm } from "../domain/forms.ts";

/** Reads what a form is to ask. Throws `message.empty` for a question without words, `message.too-long`. */
export function readForm(named: readonly FormField[], typed: string | undefined): AskedForm {
  const fields = FormField.options.filter((field) => named.includes(field));
  if (!fields.includes("question")) return { fields, question: null };
  const question = readNote(typed ?? "", MAX_FORM_QUESTION_CHARS);
  if (question === "") throw new DeskError("message.empty");
  return { fields, question };
}

/** The typed answers to the fields that were asked, null for what was left empty. Throws `contact.invalid` and `message.too-long`. */
export function readAnswers(
  asked: readonly FormField[],
  typed: { readonly [Field in FormField]?: string },
): FormAnswers {
  const read = (field: FormField, reads: (text: string) => string | null) => {
    const text = typed[field]?.trim() ?? "";
    return text === "" || !asked.includes(field) ? null : reads(text);
  };
  return {
    name: read("name", cleanName),
    email: read("email", readEmail),
    phone: read("phone", readPhone),
    question: read("question", (text) => readNote(text, MAX_FORM_ANSWER_CHARS) || null),
  };
}

/** The short answers that a message offers: cleaned, in one line, each once (QR1). Throws `message.too-long`, and `value.invalid` for more than five. */
export function readReplies(typed: readonly string[] = []): string[] {
  const replies = new Set<string>();
  for (const text of typed) {
    const reply = cleanName(text, Infinity);
    if (reply === null) continue;
    if (reply.length > MAX_REPLY_CHARS)
      throw new DeskError("message.too-long", { maxChars: MAX_REPLY_CHARS });
    replies.add(reply);
  }
  if (replies.size > MAX_REPLIES) throw new DeskError("value.invalid", { field: "replies" });
  return [...replies];
}
