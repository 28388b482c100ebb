import type { FormField } from "@presently/shared/protocol";
import { CARD_FIELDS } from "./known.ts";

/** A form that is being put together for the visitor (FO1): what is ticked, and the question as it is typed. */
export interface FormDraft {
  readonly fields: readonly FormField[];
  readonly question: string;
}

/** How it is kept among the drafts: what is ticked in one line, and the question below. Empty = nothing was begun. */
export function keptForm({ fields, question }: FormDraft): string {
  return fields.length === 0 && question === "" ? "" : `${fields.join(",")}\n${question}`;
}

/** What was kept; a field that is not one any more is left out. */
export function readForm(kept: string): FormDraft {
  const [ticked = "", ...question] = kept.split("\n");
  const names = ticked.split(",");
  return {
    fields: CARD_FIELDS.filter((field) => names.includes(field)),
    question: question.join("\n"),
  };
}
