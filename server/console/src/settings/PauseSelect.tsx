import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import { SpanSelect } from "./SpanSelect.tsx";

const MINUTE_MS = 60_000;
const choices = [0, 60, 90, 120, 150, 180, 240].map((minutes) => minutes * MINUTE_MS);

interface PauseSelectProps {
  afterMs: number;
  onAfter: (afterMs: number) => void;
}

/** After how long at work the site's agents are reminded of a pause; 0 = never (LP2). */
export function PauseSelect({ afterMs, onAfter }: PauseSelectProps): JSX.Element {
  const words = t.settings.sites;
  return (
    <SpanSelect
      label={words.pause}
      hint={words.pauseHint}
      choices={choices}
      value={afterMs}
      words={words.pauseAfter}
      onValue={onAfter}
    />
  );
}
