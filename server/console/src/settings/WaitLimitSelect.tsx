import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import { SpanSelect } from "./SpanSelect.tsx";

const MINUTE_MS = 60_000;
const choices = [2, 5, 10, 15, 20, 30, 60].map((minutes) => minutes * MINUTE_MS);

interface WaitLimitSelectProps {
  limitMs: number;
  onLimit: (limitMs: number) => void;
}

/** From which wait on a visitor is offered a way out (M3). */
export function WaitLimitSelect({ limitMs, onLimit }: WaitLimitSelectProps): JSX.Element {
  const words = t.settings.sites;
  return (
    <SpanSelect
      label={words.waitLimit}
      hint={words.waitLimitHint}
      choices={choices}
      value={limitMs}
      words={(spanMs) => words.waitMinutes(Math.round(spanMs / MINUTE_MS))}
      onValue={onLimit}
    />
  );
}
