import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { reportsWords } from "../i18n/reports.ts";
import { DayField } from "../ui/DayField.tsx";
import { useNowMs } from "../ui/now.ts";
import { isSpan, lastDays, type ReportDays } from "./report-days.ts";
import { Select } from "./Select.tsx";

const COUNTS = ["7", "28", "91", "365"] as const;
const OWN = "own";
const HOUR_MS = 3_600_000;
/** What a report begins with. */
export const USUAL_DAYS = 28;

/** Which days: the last so many, or one's own. Days that cannot be added up are not asked for, and it says why. */
export function DaysQuestion(props: {
  days: ReportDays;
  onDays: (days: ReportDays) => void;
}): JSX.Element {
  const words = reportsWords;
  const [chosen, setChosen] = useState<string>(String(USUAL_DAYS));
  const [own, setOwn] = useState(props.days);
  const nowMs = useNowMs(HOUR_MS);
  function change(days: ReportDays): void {
    setOwn(days);
    if (isSpan(days)) props.onDays(days);
  }
  return (
    <>
      <Select
        label={words.days}
        value={chosen}
        options={[
          ...COUNTS.map((count) => ({ value: count, label: words.daysOf[count] })),
          { value: OWN, label: words.ownDays },
        ]}
        onChoose={(choice) => {
          setChosen(choice);
          if (choice !== OWN) change(lastDays(Number(choice), nowMs));
        }}
      />
      {chosen === OWN && (
        <>
          <DayField
            label={words.from}
            value={own.from}
            onDay={(from) => change({ ...own, from })}
          />
          <DayField label={words.to} value={own.to} onDay={(to) => change({ ...own, to })} />
          {!isSpan(own) && (
            <p class="callout is-bad" role="alert">
              {words.daysWrong}
            </p>
          )}
        </>
      )}
    </>
  );
}
