import type { JSX } from "preact";
import type { LastingEventOf } from "@presently/shared/protocol";
import { Fact } from "../thread/Fact.tsx";
import { t } from "../i18n/index.ts";
import { CARD_FIELDS } from "./known.ts";

/** What the visitor answered to a form, as they typed it. */
export function AnswerCard({ event }: { event: LastingEventOf<"form.answered"> }): JSX.Element {
  return (
    <dl class="facts form-answers">
      {[...CARD_FIELDS, "question" as const].map((field) => (
        <Fact key={field} label={t.forms.fields[field]} text={event.text[field]} />
      ))}
    </dl>
  );
}
