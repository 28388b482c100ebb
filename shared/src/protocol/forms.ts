import * as z from "zod";
import { MAX_EMAIL_CHARS, MAX_NAME_CHARS, MAX_PHONE_CHARS } from "./clean-text.ts";
import {
  MAX_FORM_ANSWER_CHARS,
  MAX_FORM_QUESTION_CHARS,
  MAX_REPLIES,
  MAX_REPLY_CHARS,
} from "./form-limits.ts";

/** What a small form can ask (M5): three things that belong on the card, and one question in own words. */
export const FormField = z.enum(["name", "email", "phone", "question"]);
export type FormField = z.infer<typeof FormField>;
/** In the order in which they are asked; each once. */
export const FormFields = z.array(FormField).min(1).max(FormField.options.length);

/** Before they are cleaned; the desk holds them to their bounds after. */
export const FormQuestion = z.string().max(MAX_FORM_QUESTION_CHARS * 2);
export const FormAnswer = z.string().max(MAX_FORM_ANSWER_CHARS * 2);

/** What was answered; null = left empty, or not asked. */
export const FormAnswers = z.object({
  name: z.nullable(z.string().max(MAX_NAME_CHARS)),
  email: z.nullable(z.string().max(MAX_EMAIL_CHARS)),
  phone: z.nullable(z.string().max(MAX_PHONE_CHARS)),
  question: z.nullable(FormAnswer),
});
export type FormAnswers = z.infer<typeof FormAnswers>;

/** Short answers that the visitor can give with one press, as an agent wrote them. */
export const OfferedReplies = z
  .array(z.string().max(MAX_REPLY_CHARS * 2))
  .min(1)
  .max(MAX_REPLIES);

/** What a site asks right after the first message, where its owner wants it: no field = nothing (FO6). */
export const PreChatForm = z.object({
  fields: z.array(FormField).max(FormField.options.length),
  /** Asked where `fields` has the question; shown in every language as it is written. */
  question: FormQuestion,
});
export type PreChatForm = z.infer<typeof PreChatForm>;
