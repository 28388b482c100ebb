import type { JSX } from "preact";
import type { Question } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { openOf } from "./open-questions.ts";

/** Says, once and before a reply is sent, that several questions are open (QU8). Sending again sends. */
export function StillOpen({
  pointedAt,
  questions,
  onShow,
}: {
  pointedAt: readonly Question[];
  questions: readonly Question[];
  onShow: () => void;
}): JSX.Element {
  const pointed = new Set(pointedAt.map(({ number }) => number));
  const left = openOf(questions).filter(({ number }) => pointed.has(number));
  return (
    <div role="alert">
      {left.length > 1 && (
        <p class="overlooked">
          <span>{t.questions.stillOpen(left.length)}</span>{" "}
          <button type="button" class="link-button" onClick={onShow}>
            {t.questions.show}
          </button>
        </p>
      )}
    </div>
  );
}
