import type { DepartmentId, LastingEventOf } from "@presently/shared/protocol";
import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import { CloseIcon, WarningIcon } from "../ui/icons.tsx";

interface ScoreBarsProps {
  scores: readonly LastingEventOf<"score.noticed">[];
  nameOf: (department: DepartmentId) => string;
  hrefOf: (department: DepartmentId) => string;
  onDismiss: (department: DepartmentId) => void;
}

/** Departments whose waits no longer hold as often as promised: whoever runs them should know before visitors say so (W16). */
export function ScoreBars({ scores, nameOf, hrefOf, onDismiss }: ScoreBarsProps): JSX.Element {
  return (
    <>
      {scores.map((event) => (
        <p key={event.departmentId} class="connection-bar" role="status" tabIndex={-1}>
          <WarningIcon />
          <span>
            {told(nameOf(event.departmentId), event)}{" "}
            <a href={hrefOf(event.departmentId)}>{t.inbox.score.link}</a>
          </span>
          <button
            type="button"
            class="icon-button"
            aria-label={t.inbox.dismiss}
            onClick={() => onDismiss(event.departmentId)}
          >
            <CloseIcon />
          </button>
        </p>
      ))}
    </>
  );
}

/** Told only of what is off (W16): the words held too seldom, or the exact times did, or those held far more often than this. */
function told(
  department: string,
  { keptPercent, boundPercent = keptPercent, waits }: LastingEventOf<"score.noticed">,
): string {
  const words = t.inbox.score;
  if (keptPercent < 80) return words.broken(department, keptPercent, waits);
  if (boundPercent < 90) return words.rounded(department, boundPercent, waits);
  return words.cautious(department, keptPercent, waits);
}
