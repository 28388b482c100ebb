import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import { SpanSelect } from "./SpanSelect.tsx";

const MINUTE_MS = 60_000;
/** As far as the server takes it. */
export const pauseChoices: readonly number[] = [
  0, 60, 90, 120, 150, 180, 240, 300, 360, 420, 480,
].map((minutes) => minutes * MINUTE_MS);

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
      choices={pauseChoices}
      value={afterMs}
      words={words.pauseAfter}
      onValue={onAfter}
    />
  );
}
