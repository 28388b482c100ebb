import type { JSX } from "preact";
import type { Complaint } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { Age } from "../ui/Age.tsx";

interface ComplaintBarProps {
  complaint: Complaint;
  /** Who answers for it by name; undefined = the supervisors. */
  answeredBy: string | undefined;
  /** Undefined where this agent may not. */
  onEnd: (() => void) | undefined;
}

/** That a conversation is a complaint, why, since when, and whose word ends it (CM3). */
export function ComplaintBar({ complaint, answeredBy, onEnd }: ComplaintBarProps): JSX.Element {
  const words = t.complaints;
  return (
    <div class="thread-bar">
      <p>
        <strong>{words.bar(words.causes[complaint.cause])}</strong>{" "}
        <Age sinceMs={complaint.sinceMs} words={words.since} />
        {". "}
        {answeredBy === undefined ? words.bySupervisors : words.answeredBy(answeredBy)}
      </p>
      {onEnd !== undefined && (
        <button type="button" class="button is-small" onClick={onEnd}>
          {words.end}
        </button>
      )}
    </div>
  );
}
