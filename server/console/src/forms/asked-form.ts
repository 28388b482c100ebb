import type { FormField } from "@presently/shared/protocol";
import { CARD_FIELDS } from "./known.ts";

/** What is asked at once; `text` is the question in own words. */
export interface AskedForm {
  readonly fields: FormField[];
  readonly text?: string;
}

/** As the desk takes it: a question without words is none. */
export function askedForm(ticked: readonly FormField[], question: string): AskedForm {
  const fields: FormField[] = CARD_FIELDS.filter((field) => ticked.includes(field));
  const text = question.trim();
  return text === "" ? { fields } : { fields: [...fields, "question"], text };
}
