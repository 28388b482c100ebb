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
      {scores.map(({ departmentId, keptPercent, waits }) => (
        <p key={departmentId} class="connection-bar" role="status" tabIndex={-1}>
          <WarningIcon />
          <span>
            {/* Told only of what is off: so it is far below or far above this. */}
            {keptPercent < 90
              ? t.inbox.score.broken(nameOf(departmentId), keptPercent, waits)
              : t.inbox.score.cautious(nameOf(departmentId), keptPercent, waits)}{" "}
            <a href={hrefOf(departmentId)}>{t.inbox.score.link}</a>
          </span>
          <button
            type="button"
            class="icon-button"
            aria-label={t.inbox.dismiss}
            onClick={() => onDismiss(departmentId)}
          >
            <CloseIcon />
          </button>
        </p>
      ))}
    </>
  );
}
